import type { HeldFact } from "@/lib/checks/engine/facts";
import type { JsonObject } from "@/lib/model/json";
import { seen, type Unseen, unseen } from "@/lib/model/read";
import { GLOBAL, type ResourceType } from "@/lib/model/resource";
import {
  organization,
  organizationAccount,
  organizationalUnit,
  organizationPolicy,
  organizationRoot,
} from "@/lib/model/resources/organizations";
import { resource } from "./facts";

/** The account of fact tables, and another one of the same organization. */
export const OWN = "123456789012";
export const OTHER = "999999999999";

const DENIED: Unseen = unseen("denied", "organizations:DescribeResourcePolicy", "organizations:DescribeResourcePolicy");

/** An organization whose management account is the one that is scanned, with nothing set up in it. */
export function ownOrganization(more: JsonObject = {}): HeldFact {
  return held(organization, "o-1", {
    Id: "o-1",
    FeatureSet: "ALL",
    MasterAccountId: OWN,
    EnabledServices: seen([]),
    DelegatedAdministrators: seen([]),
    ResourcePolicy: seen(null),
    ...more,
  });
}

/** An organization of which the scanned account is an ordinary member: AWS tells it nothing more. */
export function foreignOrganization(more: JsonObject = {}): HeldFact {
  const nothing = { EnabledServices: DENIED, DelegatedAdministrators: DENIED, ResourcePolicy: DENIED };
  return ownOrganization({ MasterAccountId: OTHER, ...nothing, ...more });
}

/** The root. @param enabled policy types that are switched on */
export function orgRoot(enabled: readonly string[] = ["SERVICE_CONTROL_POLICY"]): HeldFact {
  const PolicyTypes = enabled.map((Type) => ({ Type, Status: "ENABLED" }));
  return held(organizationRoot, "r-1", { Id: "r-1", Arn: "arn:root", PolicyTypes }, "Root");
}

/** A unit. Its id is `ou-` and its name. */
export function orgUnit(name: string, parent = "r-1"): HeldFact {
  const id = `ou-${name}`;
  return held(organizationalUnit, id, { Id: id, Arn: `arn:${id}`, Name: name, ParentId: parent }, name);
}

/** An account of the organization. */
export function orgAccount(id: string, name: string, parent = "r-1", state = "ACTIVE"): HeldFact {
  return { ...held(organizationAccount, id, { Id: id, Arn: `arn:${id}`, Name: name, ParentId: parent }, name), state };
}

/** A policy of the organization. @param targets ids of what it is attached to */
export function orgPolicy(name: string, targets: readonly string[], more: JsonObject = {}): HeldFact {
  return held(
    organizationPolicy,
    `p-${name}`,
    {
      Id: `p-${name}`,
      Name: name,
      Type: "SERVICE_CONTROL_POLICY",
      AwsManaged: false,
      Content: seen(null),
      Targets: seen(targets.map((TargetId) => ({ TargetId }))),
      ...more,
    },
    name,
  );
}

function held(type: ResourceType, id: string, configuration: JsonObject, name = id): HeldFact {
  return resource(type, configuration, { region: GLOBAL, id, name, arn: `arn:aws:organizations::${OTHER}:${id}` });
}
