import {
  DescribePermissionSetCommand,
  GetInlinePolicyForPermissionSetCommand,
  GetPermissionsBoundaryForPermissionSetCommand,
  type PermissionsBoundary,
  paginateListAccountAssignments,
  paginateListAccountsForProvisionedPermissionSet,
  paginateListCustomerManagedPolicyReferencesInPermissionSet,
  paginateListManagedPoliciesInPermissionSet,
  paginateListTagsForResource,
  type SSOAdminClient,
} from "@aws-sdk/client-sso-admin";
import type { Read } from "@/lib/model/read";
import { permissionSet } from "@/lib/model/resources/identitycenter";
import type { CollectContext, Found } from "./define";
import { found } from "./define";
import { policyDocument } from "./policy/document";
import { allItems } from "./shared/paginators";
import { placeTags, tagMap } from "./shared/tags";
import { told } from "./shared/told";

/** Reads one permission set: what it allows, and who has it where. */
export async function readPermissionSet(
  context: CollectContext,
  client: SSOAdminClient,
  InstanceArn: string,
  PermissionSetArn: string,
): Promise<Found> {
  const one = { InstanceArn, PermissionSetArn };
  const page = { ...one, MaxResults: 100 };
  const [PermissionSet, ManagedPolicies, CustomerManagedPolicies, InlinePolicy, boundary, Assignments, tagging] =
    await Promise.all([
      context.read(async () => {
        const answer = await client.send(new DescribePermissionSetCommand(one));
        return told(answer.PermissionSet, {
          service: "identitycenter",
          region: context.region,
          operation: "DescribePermissionSet",
        });
      }),
      context.read(() =>
        allItems(
          context.paginate(paginateListManagedPoliciesInPermissionSet, client, page),
          (answer) => answer.AttachedManagedPolicies,
        ),
      ),
      context.read(() =>
        allItems(
          context.paginate(paginateListCustomerManagedPolicyReferencesInPermissionSet, client, page),
          (answer) => answer.CustomerManagedPolicyReferences,
        ),
      ),
      context.read<unknown>(
        async () => {
          const { InlinePolicy: text } = await client.send(new GetInlinePolicyForPermissionSetCommand(one));
          // AWS's word for none is the empty text.
          return policyDocument(text || null);
        },
        { EmptyAnswer: null },
      ),
      context.read<PermissionsBoundary | null>(
        async () =>
          (await client.send(new GetPermissionsBoundaryForPermissionSetCommand(one))).PermissionsBoundary ?? null,
        { ResourceNotFoundException: null, EmptyAnswer: null },
      ),
      context.read(() => assignmentsOf(context, client, one)),
      tagsOf(context, client, InstanceArn, PermissionSetArn),
    ]);
  const { tags, unseenTags } = placeTags(tagging);
  return found(permissionSet, {
    arn: PermissionSetArn,
    id: PermissionSetArn.split("/").at(-1) ?? PermissionSetArn,
    name: PermissionSet.seen ? PermissionSet.value.Name : undefined,
    tags,
    configuration: {
      ...one,
      PermissionSet,
      ManagedPolicies,
      CustomerManagedPolicies,
      InlinePolicy,
      PermissionsBoundary: boundary,
      Assignments,
      ...unseenTags,
    },
  });
}

/** Who has a permission set, asked account by account: there is no list over accounts. */
async function assignmentsOf(
  context: CollectContext,
  client: SSOAdminClient,
  one: { InstanceArn: string; PermissionSetArn: string },
) {
  const accounts = await allItems(
    context.paginate(paginateListAccountsForProvisionedPermissionSet, client, { ...one, MaxResults: 100 }),
    (page) => page.AccountIds,
  );
  const lists = await Promise.all(
    accounts.map((AccountId) =>
      allItems(
        context.paginate(paginateListAccountAssignments, client, { ...one, AccountId, MaxResults: 100 }),
        (page) => page.AccountAssignments,
      ),
    ),
  );
  return lists.flat().map(({ AccountId, PrincipalType, PrincipalId }) => ({ AccountId, PrincipalType, PrincipalId }));
}

/** Tags of an instance or of something in it. */
export function tagsOf(
  context: CollectContext,
  client: SSOAdminClient,
  InstanceArn: string,
  ResourceArn: string,
): Promise<Read<Record<string, string>>> {
  return context.read(async () => {
    const pages = context.paginate(paginateListTagsForResource, client, { InstanceArn, ResourceArn });
    return tagMap(await allItems(pages, (page) => page.Tags));
  });
}
