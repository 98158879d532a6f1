import { accountCheck, fact, manual, notApplicable } from "@/lib/checks/engine/define";
import type { Facts } from "@/lib/checks/engine/facts";
import type { ResourceType } from "@/lib/model/resource";
import { restApi } from "@/lib/model/resources/apigateway";
import { apiV2 } from "@/lib/model/resources/apigatewayv2";
import { instance } from "@/lib/model/resources/ec2";
import { classicLoadBalancer } from "@/lib/model/resources/elb";
import { loadBalancer } from "@/lib/model/resources/elbv2";
import { lambdaFunction } from "@/lib/model/resources/lambda";
import { organization } from "@/lib/model/resources/organizations";
import { dbInstance } from "@/lib/model/resources/rds";
import { bucket } from "@/lib/model/resources/s3";
import { inNoOrganization, membershipOf } from "./membership";

/** What a business runs on. Logs and bills may lie in buckets, so nothing of it is wrong by itself. */
const WORKLOADS: readonly ResourceType[] = [
  instance,
  lambdaFunction,
  dbInstance,
  loadBalancer,
  classicLoadBalancer,
  restApi,
  apiV2,
  bucket,
];
const GONE: ReadonlySet<string | null> = new Set(["terminated", "shutting-down"]);

/** What runs in the management account is beyond all guardrails. */
export const orgManagementAccountNoWorkloads = accountCheck({
  id: "org-management-account-no-workloads",
  service: "organizations",
  title: "Management account runs no business workloads",
  severity: "medium",
  version: 1,
  reads: [organization, ...WORKLOADS],
  evaluate: (facts) => {
    const membership = membershipOf(facts);
    if (membership === null) return inNoOrganization();
    const { isManagement, management, organization: one } = membership;
    if (!isManagement) {
      return notApplicable("This is a member account of its organization.", [fact("MasterAccountId", management, one)]);
    }
    const found = WORKLOADS.map((type) => ({
      type,
      regions: countsOf(type, facts),
      isWhole: facts.missing(type).length === 0,
    }));
    const evidence = found.map(({ type, regions, isWhole }) =>
      fact(isWhole ? type.title : `${type.title}, as far as seen`, Object.keys(regions).length > 0 ? regions : 0),
    );
    const hasAny = found.some(({ regions }) => Object.keys(regions).length > 0);
    const isWhole = found.every((each) => each.isWhole);
    if (hasAny) return manual("Look which of these are tools of the organization, and which are business.", evidence);
    return manual(
      isWhole
        ? "Nothing of the kinds that were looked for is here."
        : "Nothing was found, but not everything was seen.",
      evidence,
    );
  },
  risk:
    "Service control policies do not bind this account. Whoever breaks into a workload here stands in the one account that can " +
    "close all others.",
  fix: {
    console: [
      "Make a member account for the workload: AWS Organizations, Add an AWS account",
      "Build the workload there and move the traffic",
      "Keep here only what bills, audits and governs",
    ],
    cli: ["aws organizations create-account --account-name {member} --email {mail}"],
    terraform:
      'resource "aws_organizations_account" "workload" {\n  name  = "workload"\n  email = "workload@example.org"\n}',
    link: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_best-practices_mgmt-acct.html",
  },
  apis: [
    "organizations:DescribeOrganization",
    "ec2:DescribeInstances",
    "lambda:ListFunctions",
    "rds:DescribeDBInstances",
    "elasticloadbalancing:DescribeLoadBalancers",
    "apigateway:GetRestApis",
    "s3:ListBuckets",
  ],
  source: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_best-practices_mgmt-acct.html",
});

/** How many there are in each region, without what is going away. */
function countsOf(type: ResourceType, facts: Facts): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { region, state } of facts.known(type)) {
    if (!GONE.has(state)) counts[region] = (counts[region] ?? 0) + 1;
  }
  return counts;
}
