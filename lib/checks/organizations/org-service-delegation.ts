import { accountCheck, fact, fail, manual, notApplicable } from "@/lib/checks/engine/define";
import { seen, together } from "@/lib/checks/engine/not-seen";
import { inWords, shortList } from "@/lib/checks/shared/short-list";
import { organization } from "@/lib/model/resources/organizations";
import { DELEGABLE_SERVICES } from "./delegable-services";
import { inNoOrganization, isWithheld, membershipOf, withheld } from "./membership";

/** A service that sees all accounts need not be run from the account that owns them. */
export const orgServiceDelegation = accountCheck({
  id: "org-service-delegation",
  service: "organizations",
  title: "Integrated services are run from delegated administrator accounts",
  severity: "medium",
  version: 1,
  reads: [organization],
  evaluate: (facts) => {
    const membership = membershipOf(facts);
    if (membership === null) return inNoOrganization();
    const { organization: one } = membership;
    const { EnabledServices, DelegatedAdministrators } = one.configuration;
    const lacks = [EnabledServices, DelegatedAdministrators].flatMap((read) => (read.seen ? [] : [read]));
    if (isWithheld(lacks, membership)) return withheld(membership);
    const [enabled, administrators] = together(
      () => seen(EnabledServices, "services with trusted access"),
      () => seen(DelegatedAdministrators, "delegated administrators"),
    );
    const delegates = new Map<string, string[]>();
    for (const { Id = "", Services } of administrators) {
      for (const { ServicePrincipal = "" } of Services) {
        delegates.set(ServicePrincipal, [...(delegates.get(ServicePrincipal) ?? []), Id]);
      }
    }
    // One that has a delegate can be delegated, on the list or not.
    const services = enabled
      .map(({ ServicePrincipal = "" }) => ServicePrincipal)
      .filter((principal) => DELEGABLE_SERVICES.has(principal) || delegates.has(principal))
      .sort();
    if (services.length === 0) {
      return notApplicable("No service with trusted access can be run from a member account.", [
        fact("EnabledServices", shortList(enabled.map(({ ServicePrincipal = "" }) => ServicePrincipal)), one),
      ]);
    }
    return services.map((principal) => {
      const accounts = [...(delegates.get(principal) ?? [])].sort();
      const part = { part: principal, partName: principal, values: { service: principal } };
      const evidence = [fact("Delegated administrators", shortList(accounts), one)];
      return accounts.length === 0
        ? fail(`${principal} is run from the management account; it has no delegated administrator.`, evidence, part)
        : manual(
            `${principal} is run from ${inWords(accounts)}. Look whether that is the right account.`,
            evidence,
            part,
          );
    });
  },
  risk:
    "Everybody who works with the service then needs to get into the management account, which owns all others and which no " +
    "guardrail binds.",
  fix: {
    console: [
      "Sign in to the management account and open the page of the service",
      "Its settings name a delegated administrator: enter the account of the team that runs it",
    ],
    cli: ["aws organizations register-delegated-administrator --account-id {delegate} --service-principal {service}"],
    terraform:
      'resource "aws_organizations_delegated_administrator" "this" {\n  account_id        = var.security_account\n' +
      '  service_principal = "guardduty.amazonaws.com"\n}',
    link: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_integrate_delegated_admin.html",
  },
  apis: [
    "organizations:DescribeOrganization",
    "organizations:ListAWSServiceAccessForOrganization",
    "organizations:ListDelegatedAdministrators",
    "organizations:ListDelegatedServicesForAccount",
  ],
  source: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_integrate_services_list.html",
});
