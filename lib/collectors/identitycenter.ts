import {
  IdentitystoreClient,
  paginateListGroupMemberships,
  paginateListGroups,
  paginateListUsers,
} from "@aws-sdk/client-identitystore";
import {
  type InstanceMetadata,
  paginateListInstances,
  paginateListPermissionSets,
  SSOAdminClient,
} from "@aws-sdk/client-sso-admin";
import { identityCenter, identityGroup, identityUser, permissionSet } from "@/lib/model/resources/identitycenter";
import { type CollectContext, defineCollector, found, listing } from "./define";
import { readPermissionSet, tagsOf } from "./identitycenter-permission-set";
import { allItems } from "./shared/paginators";
import { placeTags } from "./shared/tags";

/** Instances whose home is the scope's region; replicas of other regions are told there. */
function instances(context: CollectContext): Promise<InstanceMetadata[]> {
  return context.once("instances", async () => {
    const pages = context.paginate(paginateListInstances, context.connect(SSOAdminClient), { MaxResults: 100 });
    const all = await allItems(pages, (page) => page.Instances);
    return all.filter(({ PrimaryRegion }) => (PrimaryRegion ?? context.region) === context.region);
  });
}

const centers = listing([identityCenter], async function* (context) {
  const client = context.connect(SSOAdminClient);
  yield* context.each(await instances(context), async (one) => {
    const { InstanceArn = "" } = one;
    const id = InstanceArn.split("/").at(-1) ?? InstanceArn;
    const { tags, unseenTags } = placeTags(await tagsOf(context, client, InstanceArn, InstanceArn));
    return found(identityCenter, {
      arn: InstanceArn,
      id,
      name: one.Name,
      tags,
      state: one.Status,
      configuration: { ...one, ...unseenTags },
    });
  });
});

const permissionSets = listing([permissionSet], async function* (context) {
  const client = context.connect(SSOAdminClient);
  for (const { InstanceArn } of await instances(context)) {
    const input = { InstanceArn, MaxResults: 100 };
    for await (const page of context.paginate(paginateListPermissionSets, client, input)) {
      yield* context.each(page.PermissionSets ?? [], (arn) =>
        readPermissionSet(context, client, InstanceArn ?? "", arn),
      );
    }
  }
});

const groups = listing([identityGroup], async function* (context) {
  const client = context.connect(IdentitystoreClient);
  for (const { IdentityStoreId } of await instances(context)) {
    const input = { IdentityStoreId, MaxResults: 100 };
    for await (const page of context.paginate(paginateListGroups, client, input)) {
      yield* context.each(page.Groups ?? [], async ({ GroupId = "", DisplayName, Description, CreatedAt }) => {
        const Members = await context.read(async () => {
          const pages = context.paginate(paginateListGroupMemberships, client, { ...input, GroupId });
          const memberships = await allItems(pages, (members) => members.GroupMemberships);
          return memberships.map(({ MemberId }) => MemberId?.UserId ?? "");
        });
        return found(identityGroup, {
          arn: identityArn(context, `group/${GroupId}`),
          id: GroupId,
          name: DisplayName,
          configuration: { IdentityStoreId, GroupId, DisplayName, Description, CreatedAt, Members },
        });
      });
    }
  }
});

const users = listing([identityUser], async function* (context) {
  const client = context.connect(IdentitystoreClient);
  for (const { IdentityStoreId } of await instances(context)) {
    const input = { IdentityStoreId, MaxResults: 100 };
    for await (const page of context.paginate(paginateListUsers, client, input)) {
      for (const { UserId = "", UserName, UserStatus, CreatedAt } of page.Users ?? []) {
        yield found(identityUser, {
          arn: identityArn(context, `user/${UserId}`),
          id: UserId,
          name: UserName,
          configuration: { IdentityStoreId, UserId, UserName, UserStatus, CreatedAt },
        });
      }
    }
  }
});

/** ARNs of users and groups have neither region nor account. */
function identityArn({ partition }: CollectContext, resource: string): string {
  return `arn:${partition}:identitystore:::${resource}`;
}

/**
 * IAM Identity Center. https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsiamidentitycenter.html
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentitystore.html
 */
export const identitycenter = defineCollector({
  service: "identitycenter",
  scope: "regional",
  permissions: {
    DescribePermissionSet: "sso:DescribePermissionSet",
    GetInlinePolicyForPermissionSet: "sso:GetInlinePolicyForPermissionSet",
    GetPermissionsBoundaryForPermissionSet: "sso:GetPermissionsBoundaryForPermissionSet",
    ListAccountAssignments: "sso:ListAccountAssignments",
    ListAccountsForProvisionedPermissionSet: "sso:ListAccountsForProvisionedPermissionSet",
    ListCustomerManagedPolicyReferencesInPermissionSet: "sso:ListCustomerManagedPolicyReferencesInPermissionSet",
    ListGroupMemberships: "identitystore:ListGroupMemberships",
    ListGroups: "identitystore:ListGroups",
    ListInstances: "sso:ListInstances",
    ListManagedPoliciesInPermissionSet: "sso:ListManagedPoliciesInPermissionSet",
    ListPermissionSets: "sso:ListPermissionSets",
    ListTagsForResource: "sso:ListTagsForResource",
    ListUsers: "identitystore:ListUsers",
  },
  listings: [centers, groups, permissionSets, users],
});
