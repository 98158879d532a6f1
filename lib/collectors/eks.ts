import {
  DescribeAddonCommand,
  DescribeClusterCommand,
  DescribeFargateProfileCommand,
  DescribeNodegroupCommand,
  EKSClient,
  paginateListAddons,
  paginateListFargateProfiles,
  paginateListNodegroups,
} from "@aws-sdk/client-eks";
import type { ResourceType } from "@/lib/model/resource";
import { addon, eksCluster, fargateProfile, nodegroup } from "@/lib/model/resources/eks";
import { type CollectContext, defineCollector, type Found, listing } from "./define";
import { accessEntries, podIdentityAssociations } from "./eks-access";
import { clusterNames, inClusters } from "./eks-lists";
import { allItems, below } from "./shared/paginators";

const clusters = listing([eksCluster], async function* (context) {
  const client = context.connect(EKSClient);
  yield* below(context, await clusterNames(context), async (name) => {
    const { cluster } = await client.send(new DescribeClusterCommand({ name }));
    return [toFound(eksCluster, name, name, cluster, cluster?.arn)];
  });
});

/** What EKS's descriptions have in common. */
type Described = { status?: string | undefined; tags?: Record<string, string> | undefined };

function toFound<R extends ResourceType>(
  type: R,
  id: string,
  name: string,
  item: Described | undefined,
  arn: string | undefined,
  more: object = {},
): Found {
  const configuration: Record<string, unknown> = { ...item, ...more };
  return { type, arn: arn ?? "", id, name, tags: item?.tags ?? {}, state: item?.status, configuration };
}

/** Things of clusters, listed by name and described one by one. */
function namedThings(
  type: ResourceType,
  list: (context: CollectContext, clusterName: string) => Promise<string[]>,
  describe: (
    client: EKSClient,
    clusterName: string,
    name: string,
  ) => Promise<{ item: Described | undefined; arn: string | undefined; more?: object }>,
) {
  return listing([type], (context) =>
    inClusters(
      context,
      (clusterName) => list(context, clusterName),
      async (clusterName, name) => {
        const { item, arn, more } = await describe(context.connect(EKSClient), clusterName, name);
        return toFound(type, `${clusterName}/${name}`, name, item, arn, more);
      },
    ),
  );
}

const nodegroups = namedThings(
  nodegroup,
  (context, clusterName) => {
    const pages = context.paginate(paginateListNodegroups, context.connect(EKSClient), {
      clusterName,
      maxResults: 100,
    });
    return allItems(pages, (page) => page.nodegroups);
  },
  async (client, clusterName, nodegroupName) => {
    const { nodegroup: item } = await client.send(new DescribeNodegroupCommand({ clusterName, nodegroupName }));
    return { item, arn: item?.nodegroupArn };
  },
);

const fargateProfiles = namedThings(
  fargateProfile,
  (context, clusterName) => {
    const input = { clusterName, maxResults: 100 };
    const pages = context.paginate(paginateListFargateProfiles, context.connect(EKSClient), input);
    return allItems(pages, (page) => page.fargateProfileNames);
  },
  async (client, clusterName, fargateProfileName) => {
    const command = new DescribeFargateProfileCommand({ clusterName, fargateProfileName });
    const { fargateProfile: item } = await client.send(command);
    return { item, arn: item?.fargateProfileArn };
  },
);

const addons = namedThings(
  addon,
  (context, clusterName) => {
    const pages = context.paginate(paginateListAddons, context.connect(EKSClient), { clusterName, maxResults: 100 });
    return allItems(pages, (page) => page.addons);
  },
  async (client, clusterName, addonName) => {
    const { addon: item } = await client.send(new DescribeAddonCommand({ clusterName, addonName }));
    return { item, arn: item?.addonArn, more: { hasConfigurationValues: Boolean(item?.configurationValues) } };
  },
);

/**
 * EKS. What lies inside of a cluster (pods, services) is Kubernetes' to tell, and is not asked for.
 * https://docs.aws.amazon.com/eks/latest/APIReference/Welcome.html
 */
export const eks = defineCollector({
  service: "eks",
  scope: "regional",
  // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelastickubernetesservice.html
  permissions: {
    DescribeAccessEntry: "eks:DescribeAccessEntry",
    DescribeAddon: "eks:DescribeAddon",
    DescribeCluster: "eks:DescribeCluster",
    DescribeFargateProfile: "eks:DescribeFargateProfile",
    DescribeNodegroup: "eks:DescribeNodegroup",
    DescribePodIdentityAssociation: "eks:DescribePodIdentityAssociation",
    ListAccessEntries: "eks:ListAccessEntries",
    ListAddons: "eks:ListAddons",
    ListAssociatedAccessPolicies: "eks:ListAssociatedAccessPolicies",
    ListClusters: "eks:ListClusters",
    ListFargateProfiles: "eks:ListFargateProfiles",
    ListNodegroups: "eks:ListNodegroups",
    ListPodIdentityAssociations: "eks:ListPodIdentityAssociations",
  },
  listings: [accessEntries, addons, clusters, fargateProfiles, nodegroups, podIdentityAssociations],
});
