import { fact, fail, pass, resourceCheck } from "@/lib/checks/engine/define";
import { inWords, shortList } from "@/lib/checks/shared/short-list";
import { user } from "@/lib/model/resources/iam";

/** Rights of a job belong to the group of those who do it: then they end when somebody changes jobs. */
export const iamUserPoliciesViaGroups = resourceCheck({
  id: "iam-user-policies-via-groups",
  service: "iam",
  title: "Users get permissions only through groups",
  severity: "low",
  version: 1,
  types: [user],
  evaluate: ({ name, configuration }) => {
    // A permissions boundary gives nothing, so it does not count.
    const attached = (configuration.AttachedManagedPolicies ?? []).map(({ PolicyArn }) => PolicyArn);
    const inline = (configuration.UserPolicyList ?? []).map(({ PolicyName }) => PolicyName);
    const groups = fact("GroupList", shortList(configuration.GroupList ?? []));
    if (attached.length + inline.length === 0) return pass(`${name} has no policy of its own.`, [groups]);
    const [policy] = attached;
    const names = [...attached.map((arn) => arn.split("/").at(-1) ?? arn), ...inline.map((one) => `${one} (inline)`)];
    return fail(
      `${name} has policies of its own: ${inWords(names.sort())}.`,
      [fact("AttachedManagedPolicies", shortList(attached)), fact("UserPolicyList", shortList(inline)), groups],
      { values: { ...(policy && { policy }), ...(inline[0] && { inline: inline[0] }) } },
    );
  },
  risk:
    "Rights that hang on single people are forgotten: they pile up over the years, and nobody can tell who may do what " +
    "without looking at everybody.",
  fix: {
    console: [
      "IAM, User groups: find or make the group of people with this job, and attach the policy there",
      "IAM, Users, choose the user, Groups, Add user to groups",
      "Permissions: remove what is attached directly, and delete inline policies",
    ],
    cli: [
      "aws iam add-user-to-group --user-name {id} --group-name {group}",
      "aws iam detach-user-policy --user-name {id} --policy-arn {policy?}",
      "aws iam delete-user-policy --user-name {id} --policy-name {inline?}",
    ],
    terraform:
      'resource "aws_iam_user_group_membership" "this" {\n  user   = aws_iam_user.this.name\n  groups = [aws_iam_group.this.name]\n}',
    link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_manage-attach-detach.html",
  },
  apis: ["iam:GetAccountAuthorizationDetails"],
  source: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_UserDetail.html",
});
