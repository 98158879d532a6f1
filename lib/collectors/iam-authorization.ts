import {
  type GetAccountAuthorizationDetailsResponse,
  GetPolicyVersionCommand,
  type GroupDetail,
  IAMClient,
  type ManagedPolicyDetail,
  type Policy,
  type PolicyDetail,
  paginateGetAccountAuthorizationDetails,
  paginateListPolicies,
  paginateListRoles,
  type RoleDetail,
  type UserDetail,
} from "@aws-sdk/client-iam";
import { awsManagedPolicy, group, managedPolicy, role, user } from "@/lib/model/resources/iam";
import { type CollectContext, type Found, found, listing } from "./define";
import { credentialReport } from "./iam-credential-report";
import { userCredentials } from "./iam-user-credentials";
import { policyDocument } from "./policy/document";
import { bulkTags } from "./shared/bulk-tags";
import { tagMap } from "./shared/tags";

/**
 * Users, groups, roles and the account's own policies with all documents, in pages of one operation instead of
 * several calls for each of them.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html
 */
export const authorization = listing([group, managedPolicy, role, user], async function* (context) {
  // Both are needed by the end of the first page, so they start with it; who needs them meets their failures.
  void Promise.allSettled([credentialReport(context), roleSettings(context)]);
  const users: UserDetail[] = [];
  let pages = 0;
  try {
    for await (const page of detailPages(context)) {
      pages += 1;
      users.push(...(page.UserDetailList ?? []));
      for (const one of page.GroupDetailList ?? []) yield toGroup(one);
      yield* context.each(page.RoleDetailList ?? [], (one) => toRole(context, one));
      yield* context.each(page.Policies ?? [], (one) => toManagedPolicy(context, one));
    }
  } catch (error) {
    // The users of the pages that did arrive are still to come.
    if (pages === 0) throw error;
    context.miss(error);
  }
  // Last, because a new credential report takes AWS some seconds.
  yield* context.each(users, (one) => toUser(context, one));
});

function detailPages(context: CollectContext): AsyncIterable<GetAccountAuthorizationDetailsResponse> {
  // Without a filter the answer holds every policy that AWS maintains, in all versions.
  const Filter = ["User", "Group", "Role", "LocalManagedPolicy"] as const;
  return context.paginate(paginateGetAccountAuthorizationDetails, context.connect(IAMClient), { Filter: [...Filter] });
}

/**
 * Policies of AWS that somebody attached. The account has over a thousand of them to choose from; those that nobody
 * attached say nothing about the account. One that serves only as a permissions boundary is not listed by AWS here.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicies.html
 */
export const attachedAwsPolicies = listing([awsManagedPolicy], async function* (context) {
  const client = context.connect(IAMClient);
  const pages = context.paginate(paginateListPolicies, client, { Scope: "AWS", OnlyAttached: true });
  for await (const page of pages) {
    yield* context.each(page.Policies ?? [], async ({ Tags, ...policy }: Policy) => {
      const { Arn: PolicyArn, DefaultVersionId: VersionId } = policy;
      const PolicyDocument = await context.read(async () => {
        const { PolicyVersion } = await client.send(new GetPolicyVersionCommand({ PolicyArn, VersionId }));
        return policyDocument(PolicyVersion?.Document);
      });
      return found(awsManagedPolicy, {
        arn: policy.Arn ?? "",
        id: policy.PolicyName ?? "",
        name: policy.PolicyName,
        tags: tagMap(Tags),
        configuration: { ...policy, PolicyDocument },
      });
    });
  }
});

type RoleSettings = { Description?: string | undefined; MaxSessionDuration?: number | undefined };

/** What the authorization details leave out of a role, by the role's ARN. */
function roleSettings(context: CollectContext): Promise<Map<string, RoleSettings>> {
  return context.once("role settings", async () => {
    const settings = new Map<string, RoleSettings>();
    for await (const page of context.paginate(paginateListRoles, context.connect(IAMClient), {})) {
      for (const { Arn, Description, MaxSessionDuration } of page.Roles ?? []) {
        settings.set(Arn ?? "", { Description, MaxSessionDuration });
      }
    }
    return settings;
  });
}

async function toUser(context: CollectContext, { Tags, UserPolicyList, ...detail }: UserDetail): Promise<Found> {
  return found(user, {
    arn: detail.Arn ?? "",
    id: detail.UserName ?? "",
    name: detail.UserName,
    tags: tagMap(Tags),
    configuration: {
      ...detail,
      UserPolicyList: documents(UserPolicyList),
      ...(await userCredentials(context, detail)),
    },
  });
}

function toGroup({ GroupPolicyList, ...detail }: GroupDetail): Found {
  return found(group, {
    arn: detail.Arn ?? "",
    id: detail.GroupName ?? "",
    name: detail.GroupName,
    configuration: { ...detail, GroupPolicyList: documents(GroupPolicyList) },
  });
}

async function toRole(
  context: CollectContext,
  { Tags, AssumeRolePolicyDocument, RolePolicyList, ...detail }: RoleDetail,
): Promise<Found> {
  return found(role, {
    arn: detail.Arn ?? "",
    id: detail.RoleName ?? "",
    name: detail.RoleName,
    tags: tagMap(Tags),
    configuration: {
      ...detail,
      AssumeRolePolicyDocument: policyDocument(AssumeRolePolicyDocument),
      RolePolicyList: documents(RolePolicyList),
      Settings: await context.read(async () => {
        const settings = await roleSettings(context);
        return settings.get(detail.Arn ?? "") ?? null;
      }),
    },
  });
}

async function toManagedPolicy(context: CollectContext, detail: ManagedPolicyDetail): Promise<Found> {
  const { PolicyVersionList, ...policy } = detail;
  // The ARN ends with the name; some servers leave it at that.
  const PolicyName = policy.PolicyName ?? policy.Arn?.split("/").at(-1) ?? "";
  const current = PolicyVersionList?.find((version) => version.IsDefaultVersion);
  const { tags, unseenTags } = await bulkTags(context, "iam", policy.Arn ?? "");
  return found(managedPolicy, {
    arn: policy.Arn ?? "",
    id: PolicyName,
    name: PolicyName,
    tags,
    configuration: {
      ...policy,
      PolicyName,
      ...unseenTags,
      PolicyDocument: policyDocument(current?.Document),
      // Documents of earlier versions do not act; that they exist is kept.
      PolicyVersionList: PolicyVersionList?.map(({ Document, ...version }) => version),
    },
  });
}

function documents(policies: readonly PolicyDetail[] | undefined) {
  return policies?.map(({ PolicyName, PolicyDocument }) => ({
    PolicyName,
    PolicyDocument: policyDocument(PolicyDocument),
  }));
}
