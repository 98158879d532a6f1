import type { DecidingFact, Severity, Verdict } from "@/lib/model/finding";
import type { Json } from "@/lib/model/json";
import type { ResourceType } from "@/lib/model/resource";
import type { Facts, KnownResource } from "./facts";

/** How a failure is put right. Places in braces are filled in: `{id} {arn} {name} {region} {account}` and a verdict's `values`. */
export type Fix = {
  /** What to do in the console, step by step, in plain words. */
  console: readonly string[];
  /**
   * Commands of the AWS CLI, one a line, without `--region`, which is added. `{user?}` belongs to some verdicts only:
   * its line is left out where a verdict names a place like that of another line, and not this one.
   */
  cli: readonly string[];
  /** Terraform that keeps it right: the arguments that matter, not a whole module. */
  terraform: string;
  /** AWS's page about it. */
  link: string;
};

/** What a check says of a subject; what it leaves out is the check's own (severity) or empty. */
export type Ruling = Pick<Verdict, "status" | "reason"> &
  Partial<Verdict> & {
    /** Of a part of a resource (`key-1`): makes it a subject of its own. */
    part?: string;
    /** What a person would call the part; needs `part`. */
    partName?: string;
  };

type About = {
  /** Unique, kebab-case, never reused: exports, exceptions and findings name it. */
  id: string;
  /** Folder of its file and AWS service as Bearings names it (`ec2`). */
  service: string;
  /** What is right, as a short statement: "Instances require IMDSv2". */
  title: string;
  severity: Severity;
  /** Goes up by one whenever a change of the rule can change a verdict: findings that end then say "the rule changed". */
  version: number;
  /** What it means when it fails, in plain words for somebody who is tired. */
  risk: string;
  fix: Fix;
  /** API operations that tell the facts, as `service:Operation`. */
  apis: readonly string[];
  /** Where the rule comes from: pages of AWS, numbers of a benchmark are in `lib/frameworks`. */
  source: string;
};

/** Judges each resource of some types. A resource for which it returns null is not its business. */
export type ResourceCheck = About & {
  scope: "resource";
  /** Types that it judges: their listings have to be seen. */
  types: readonly ResourceType[];
  /** Other types that it looks at. */
  reads: readonly ResourceType[];
  /** What it says when everything was seen and there is none to judge; left out says just that. */
  none?: string;
  evaluate: (resource: KnownResource, facts: Facts) => Ruling | readonly Ruling[] | null;
};

/** Judges each region that was scanned. */
export type RegionCheck = About & {
  scope: "region";
  reads: readonly ResourceType[];
  evaluate: (region: string, facts: Facts) => Ruling | null;
  /** What it says of the account beside its regions. */
  account?: (facts: Facts) => Ruling | null;
};

/** Judges the account as one. */
export type AccountCheck = About & {
  scope: "account";
  reads: readonly ResourceType[];
  evaluate: (facts: Facts) => Ruling | readonly Ruling[];
};

export type Check = ResourceCheck | RegionCheck | AccountCheck;

/**
 * Declares a check of each resource of one or several types. `evaluate` is pure; where a fact was not seen it lets
 * `NotSeen` pass (from `facts.all`, `seen`), and the engine makes the verdict `not_seen` of it.
 */
export function resourceCheck<const T extends readonly ResourceType[]>(
  check: Omit<ResourceCheck, "scope" | "types" | "reads" | "evaluate"> & {
    types: T;
    reads?: readonly ResourceType[];
    evaluate: (resource: KnownResource<T[number]>, facts: Facts) => Ruling | readonly Ruling[] | null;
  },
): ResourceCheck {
  const { evaluate } = check;
  return {
    reads: [],
    ...check,
    scope: "resource",
    // The engine hands over resources of `types` only, with the configuration that their schema describes.
    evaluate: (resource, facts) => evaluate(resource as KnownResource<T[number]>, facts),
  };
}

/** Declares a check of each region. */
export function regionCheck(check: Omit<RegionCheck, "scope">): RegionCheck {
  return { ...check, scope: "region" };
}

/** Declares a check of the account. */
export function accountCheck(check: Omit<AccountCheck, "scope">): AccountCheck {
  return { ...check, scope: "account" };
}

/** A fact for a ruling. */
export function fact(field: string, value: Json | undefined, of?: { arn: string }): DecidingFact {
  return { field, value: value ?? null, ...(of && { arn: of.arn }) };
}

type More = Omit<Ruling, "status" | "reason" | "facts">;

/** All is right. */
export function pass(reason: string, facts: DecidingFact[] = [], more: More = {}): Ruling {
  return { status: "pass", reason, facts, ...more };
}

/** Something is wrong. */
export function fail(reason: string, facts: DecidingFact[] = [], more: More = {}): Ruling {
  return { status: "fail", reason, facts, ...more };
}

/** A person has to decide, with these facts before them. */
export function manual(reason: string, facts: DecidingFact[] = [], more: More = {}): Ruling {
  return { status: "manual", reason, facts, ...more };
}

/** There is nothing to judge. */
export function notApplicable(reason: string, facts: DecidingFact[] = [], more: More = {}): Ruling {
  return { status: "not_applicable", reason, facts, ...more };
}
