import { accountCheck, fact, fail, manual, pass } from "@/lib/checks/engine/define";
import type { Facts } from "@/lib/checks/engine/facts";
import { ifSeen, NotSeen, seen } from "@/lib/checks/engine/not-seen";
import { shortList } from "@/lib/checks/shared/short-list";
import { accountSettings } from "@/lib/model/resources/iam-account";
import { organization } from "@/lib/model/resources/organizations";
import { inNoOrganization, membershipOf } from "./membership";

const IAM = "iam.amazonaws.com";

/** The root users of member accounts can be switched off from one place. */
export const orgRootCredentialsCentralized = accountCheck({
  id: "org-root-credentials-centralized",
  service: "organizations",
  title: "Member-account root credentials are managed centrally",
  severity: "high",
  version: 1,
  reads: [accountSettings, organization],
  evaluate: (facts) => {
    const settings = facts.known(accountSettings).find((one) => one.seen);
    const read = settings?.configuration.OrganizationsFeatures;
    if (!read?.seen && membershipOf(facts) === null) return inNoOrganization();
    const holder = settings ?? facts.all(accountSettings)[0];
    const { EnabledFeatures, NotListed } = seen(
      holder?.configuration.OrganizationsFeatures,
      "organization features of IAM",
    );
    const answer = fact("OrganizationsFeatures.NotListed", NotListed, holder);
    switch (NotListed) {
      case "OrganizationNotFound":
        return inNoOrganization();
      case "AccountNotManagementOrDelegatedAdministrator":
        return manual(
          "AWS tells this only to the management account and to the delegated administrator of IAM. Look there.",
          [answer],
        );
      case "OrganizationNotInAllFeaturesMode":
        return fail("It cannot be on: the organization has no features but the common bill.", [answer]);
      case "ServiceAccessNotEnabled":
        return fail("It cannot be on: IAM has no trusted access to the organization.", [answer]);
    }
    if (EnabledFeatures === null) {
      const operation = "iam:ListOrganizationsFeatures";
      throw new NotSeen([{ what: "organization features of IAM", reason: "broken_answer", operation, action: null }]);
    }
    const evidence = [
      fact("OrganizationsFeatures.EnabledFeatures", [...EnabledFeatures].sort(), holder),
      ...delegates(facts),
    ];
    return EnabledFeatures.includes("RootCredentialsManagement")
      ? pass("Root credentials of member accounts are managed centrally.", evidence)
      : fail("Root credentials of member accounts are not managed centrally.", evidence);
  },
  risk:
    "Every member account has a root password of its own that somebody has to keep, and each of them is a way past all " +
    "guardrails of that account.",
  fix: {
    console: [
      "Sign in to the management account",
      "IAM, Root access management, Enable: root credentials management",
      "Delegate it to the account of your security team",
      "Then delete the root credentials of the member accounts there",
    ],
    cli: [
      "aws organizations enable-aws-service-access --service-principal iam.amazonaws.com",
      "aws iam enable-organizations-root-credentials-management",
    ],
    terraform:
      'resource "aws_iam_organizations_features" "this" {\n  enabled_features = ["RootCredentialsManagement", "RootSessions"]\n}',
    link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-enable-root-access.html",
  },
  apis: [
    "organizations:DescribeOrganization",
    "iam:ListOrganizationsFeatures",
    "organizations:ListDelegatedAdministrators",
    "organizations:ListDelegatedServicesForAccount",
  ],
  source: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListOrganizationsFeatures.html",
});

/** Who runs IAM for the organization: shown, because it should be a security account, and not judged. */
function delegates(facts: Facts) {
  const [one] = facts.known(organization).filter(({ seen: isSeen }) => isSeen);
  const all = ifSeen(one?.configuration.DelegatedAdministrators);
  if (!one || all === null) return [];
  const ids = all.filter(({ Services }) => Services.some(({ ServicePrincipal }) => ServicePrincipal === IAM));
  return [fact("Delegated administrators of IAM", shortList(ids.map(({ Id }) => Id ?? "")), one)];
}
