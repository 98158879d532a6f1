import { denied, type Fault, throttled } from "@/lib/testing/faults";
import type { FaultRule } from "@/lib/testing/proxy";
import { errorAnswer } from "@/lib/testing/wire-answers";
import { ACCOUNT, HOME } from "./world";

/** A day on which the account is collected, and what is then so that no call can make. */
export type Moment = {
  when: string;
  /** What the role may not read, and what AWS would not tell in time. */
  faults: FaultRule[];
  /** The bucket whose own policy shuts everybody out but root. */
  shutBucket: string;
  /** Root has a second factor and no keys. */
  rootIsSafe: boolean;
  /** Sign-ins since the takeover. */
  signIns: Record<string, string>;
};

/** No policy of the role allows it. */
const refused: Fault = {
  kind: "answer",
  make: (request) => {
    if (denied.kind !== "answer") throw new Error("A refusal is an answer.");
    const answer = denied.make(request);
    const reader = `${ACCOUNT}:assumed-role/BearingsRead/bearings`;
    return { ...answer, body: answer.body.replace("123456789012:assumed-role/bearings/b", reader) };
  },
};

/** Only the management account may ask; no policy of this one helps. */
const membersMayNot: FaultRule[] = [
  "ListRoots",
  "ListPolicies",
  "ListDelegatedAdministrators",
  "ListAWSServiceAccessForOrganization",
  "DescribeResourcePolicy",
].map((operation) => ({
  service: "organizations",
  operation,
  fault: {
    kind: "answer",
    make: (request) =>
      errorAnswer(request, 400, "AccessDeniedException", "You don't have permissions to access this resource."),
  },
}));

const notGranted: FaultRule[] = [
  { service: "account", operation: "GetAlternateContact", fault: refused },
  { service: "sso", operation: "ListInstances", region: HOME, fault: refused },
  ...[HOME, "us-east-1", "eu-central-1"].map((region) => ({
    service: "macie2",
    operation: "GetMacieSession",
    region,
    fault: refused,
  })),
];

/** The takeover, the end of the first week, and a quarter later. */
export const MOMENTS: readonly [Moment, Moment, Moment] = [
  {
    when: "2026-08-31 14:02",
    faults: [
      ...membersMayNot,
      ...notGranted,
      { service: "rds", operation: "DescribeDBSnapshots", region: HOME, fault: refused },
      ...[HOME, "us-east-1", "eu-central-1"].map((region) => ({
        service: "ssm",
        operation: "DescribeParameters",
        region,
        fault: refused,
      })),
    ],
    shutBucket: "pinecrate-legal-hold",
    rootIsSafe: false,
    signIns: {},
  },
  {
    when: "2026-09-04 06:00",
    faults: [
      ...membersMayNot,
      ...notGranted,
      { service: "logs", operation: "DescribeLogGroups", region: "us-east-1", fault: throttled },
    ],
    shutBucket: "pinecrate-legal-hold",
    rootIsSafe: false,
    signIns: { dkowal: "2026-09-03 15:58", mlindqvist: "2026-09-03 15:12", iokafor: "2026-09-02 09:21" },
  },
  {
    when: "2026-11-23 06:00",
    faults: membersMayNot,
    // The lawyers are done; now the accountants want nobody at their invoices.
    shutBucket: "pinecrate-invoices",
    rootIsSafe: true,
    signIns: {
      dkowal: "2026-11-20 15:31",
      mlindqvist: "2026-11-22 16:48",
      iokafor: "2026-11-18 10:02",
      rhaddad: "2026-11-20 08:44",
      accounting: "2026-11-05 08:27",
    },
  },
];
