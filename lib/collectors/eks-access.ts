import {
  DescribeAccessEntryCommand,
  DescribePodIdentityAssociationCommand,
  EKSClient,
  paginateListAccessEntries,
  paginateListAssociatedAccessPolicies,
  paginateListPodIdentityAssociations,
} from "@aws-sdk/client-eks";
import { CallFailure } from "@/lib/aws/call-failure";
import { seen } from "@/lib/model/read";
import { accessEntry, podIdentityAssociation } from "@/lib/model/resources/eks";
import { type CollectContext, found, listing } from "./define";
import { inClusters } from "./eks-lists";
import { policyDocument } from "./policy/document";
import { allItems } from "./shared/paginators";

/** Entries of nodes, which can have no access policies. https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html */
const NODE_ENTRY = /_(?:LINUX|WINDOWS)$/;

/** Who may speak to clusters, by AWS's own list. */
export const accessEntries = listing([accessEntry], (context) => {
  const client = context.connect(EKSClient);
  return inClusters(
    context,
    (clusterName) => principalsOf(context, client, clusterName),
    async (clusterName, principalArn) => {
      const input = { clusterName, principalArn };
      const { accessEntry: item } = await client.send(new DescribeAccessEntryCommand(input));
      const { accessEntryArn: arn = "", tags = {}, type = "" } = item ?? {};
      const AccessPolicies = NODE_ENTRY.test(type)
        ? seen([])
        : await context.read(async () => {
            const pages = context.paginate(paginateListAssociatedAccessPolicies, client, { ...input, maxResults: 100 });
            const policies = await allItems(pages, (page) => page.associatedAccessPolicies);
            return policies.map(({ policyArn, accessScope }) => ({ policyArn, accessScope }));
          });
      const configuration = { ...item, AccessPolicies };
      return found(accessEntry, { arn, id: `${clusterName}/${principalArn}`, name: principalArn, tags, configuration });
    },
  );
});

async function principalsOf(context: CollectContext, client: EKSClient, clusterName: string): Promise<string[]> {
  try {
    const pages = context.paginate(paginateListAccessEntries, client, { clusterName, maxResults: 100 });
    return await allItems(pages, (page) => page.accessEntries);
  } catch (error) {
    // A cluster whose doors are kept inside of it (CONFIG_MAP) has no such list.
    const noSuchList = error instanceof CallFailure && /authentication mode/i.test(error.message);
    if (noSuchList && error.code === "InvalidRequestException") return [];
    throw error;
  }
}

/** Roles that pods are given. */
export const podIdentityAssociations = listing([podIdentityAssociation], (context) => {
  const client = context.connect(EKSClient);
  return inClusters(
    context,
    (clusterName) => {
      const pages = context.paginate(paginateListPodIdentityAssociations, client, { clusterName, maxResults: 100 });
      return allItems(pages, (page) => page.associations);
    },
    async (clusterName, { associationId = "" }) => {
      const command = new DescribePodIdentityAssociationCommand({ clusterName, associationId });
      const { association: item } = await client.send(command);
      const { associationArn: arn = "", namespace, serviceAccount, policy, tags = {} } = item ?? {};
      return found(podIdentityAssociation, {
        arn,
        id: `${clusterName}/${associationId}`,
        name: `${namespace}/${serviceAccount}`,
        tags,
        configuration: { ...item, policy: policyDocument(policy) },
      });
    },
  );
});
