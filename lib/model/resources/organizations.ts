import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();
const PolicyTypes = z.array(z.looseObject({ Type: text, Status: text })).optional();
/** Only here when the tags could not be read. */
const Tags = readOf(z.never()).optional();

/**
 * The organization that the account is in. Each of its accounts sees it; the rest is told only to the management
 * account and to delegated administrators.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_Organization.html
 */
export const organization = defineResourceType({
  type: "AWS::Organizations::Organization",
  service: "organizations",
  title: "Organizations",
  arn: "organizations:organization/*",
  cli: "organizations describe-organization",
  schema: z.looseObject({
    Id: z.string(),
    /** `ALL`, or `CONSOLIDATED_BILLING` where policies have no power. */
    FeatureSet: text,
    MasterAccountId: text,
    /** Services that may act in all accounts. */
    EnabledServices: readOf(z.array(z.looseObject({ ServicePrincipal: text, DateEnabled: text }))),
    /** Accounts that run a service for the whole organization, each with the services that it runs. */
    DelegatedAdministrators: readOf(
      z.array(z.looseObject({ Id: text, Services: z.array(z.looseObject({ ServicePrincipal: text })) })),
    ),
    /** Who may manage policies beside the management account: a policy, or null without one. */
    ResourcePolicy: readOf(z.unknown()),
  }),
  // Of the management account's mail address nothing depends; policy types are said truthfully by the root.
  drop: ["MasterAccountEmail", "AvailablePolicyTypes"],
  relations: ({ DelegatedAdministrators: delegates }) =>
    delegates.seen
      ? relate(
          "is administered by",
          "AWS::Organizations::Account",
          delegates.value.map(({ Id }) => Id),
        )
      : [],
});

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_Root.html */
export const organizationRoot = defineResourceType({
  type: "AWS::Organizations::Root",
  service: "organizations",
  title: "Organization roots",
  arn: "organizations:root/*/*",
  cli: "organizations list-roots --query Roots[?Id=={id}]",
  schema: z.looseObject({ Id: z.string(), Arn: z.string(), PolicyTypes, Tags }),
});

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_OrganizationalUnit.html */
export const organizationalUnit = defineResourceType({
  type: "AWS::Organizations::OrganizationalUnit",
  service: "organizations",
  title: "Organizational units",
  arn: "organizations:ou/*/*",
  cli: "organizations describe-organizational-unit --organizational-unit-id {id}",
  schema: z.looseObject({ Id: z.string(), Arn: z.string(), Name: text, ParentId: z.string(), Tags }),
  relations: ({ ParentId }) => inside(ParentId),
});

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_Account.html */
export const organizationAccount = defineResourceType({
  type: "AWS::Organizations::Account",
  service: "organizations",
  title: "Accounts of the organization",
  arn: "organizations:account/*/*",
  cli: "organizations describe-account --account-id {id}",
  schema: z.looseObject({
    Id: z.string(),
    Arn: z.string(),
    Name: text,
    JoinedMethod: text,
    ParentId: z.string(),
    Tags,
  }),
  // The mail address is how its root user signs in. Status is the older form of State.
  drop: ["Email", "State", "Status"],
  relations: ({ ParentId }) => inside(ParentId),
});

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_PolicySummary.html */
export const organizationPolicy = defineResourceType({
  type: "AWS::Organizations::Policy",
  service: "organizations",
  title: "Policies of the organization",
  arn: "organizations:policy/**",
  cli: "organizations describe-policy --policy-id {id}",
  schema: z.looseObject({
    Id: z.string(),
    Name: text,
    /** `SERVICE_CONTROL_POLICY`, `RESOURCE_CONTROL_POLICY`, `TAG_POLICY`, ... */
    Type: text,
    AwsManaged: z.boolean().optional(),
    Content: readOf(z.unknown()),
    Targets: readOf(z.array(z.looseObject({ TargetId: text, Type: text }))),
    Tags,
  }),
  // Said by the target itself.
  drop: ["Targets[].Name"],
  relations: ({ Targets }) =>
    Targets.seen
      ? Object.entries(TARGET_TYPES).flatMap(([kind, type]) =>
          relate(
            "governs",
            type,
            Targets.value.filter(({ Type }) => Type === kind).map(({ TargetId }) => TargetId),
          ),
        )
      : [],
});

const TARGET_TYPES: Readonly<Record<string, string>> = {
  ROOT: "AWS::Organizations::Root",
  ORGANIZATIONAL_UNIT: "AWS::Organizations::OrganizationalUnit",
  ACCOUNT: "AWS::Organizations::Account",
};

function inside(parent: string) {
  const type = parent.startsWith("r-") ? "AWS::Organizations::Root" : "AWS::Organizations::OrganizationalUnit";
  return relate("belongs to", type, [parent]);
}
