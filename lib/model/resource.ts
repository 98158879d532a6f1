import type { z } from "zod";
import type { JsonObject } from "./json";

/** Region word of things that exist once per account (IAM, Route 53, CloudFront). */
export const GLOBAL = "global";

/** One thing in a snapshot, as a collector emits it. */
export type Resource = {
  /** ARN, or an identity in the ARN's form where AWS has none (`arn:aws:ec2:eu-west-1:123456789012:subnet/subnet-1`). */
  arn: string;
  /** CloudFormation name (`AWS::EC2::Instance`). */
  type: string;
  /** AWS region the thing is in, or `global`. */
  region: string;
  /** The id that AWS users know it by (`i-0abc`, a bucket name); relations name it. */
  id: string;
  /** What a person would call it: Name tag, else its own name, else its id. */
  name: string;
  tags: Record<string, string>;
  /** AWS's own word for the lifecycle state (`running`), null for things without one. */
  state: string | null;
  /** What the owner configured, in AWS's field names; hashed and kept with its history. */
  configuration: JsonObject;
  /** What moves by itself (counters, last-used dates); overwritten, never part of the history. */
  runtime: JsonObject;
};

/** A pointer from one resource to another, by id or by ARN. */
export type Relation = {
  /** What this thing is to the other, as a verb phrase read from the holder: "runs in", "is admitted by". */
  verb: string;
  type: string;
  /** The other's `id` or `arn`, as the configuration names it. */
  target: string;
};

/**
 * What Bearings knows of one resource type. `schema` names the fields that other code may rely on; fields of an
 * answer that it does not name are kept as they came. Paths in `runtime` and `drop` are top-level field names or
 * dotted paths; a `[]` step walks a list.
 */
export type ResourceType<T extends string = string, S extends z.ZodType = z.ZodType> = {
  type: T;
  /** Our name of the service that owns it (`ec2`), same as its collector's. */
  service: string;
  /** Plural, in plain words, as a page would head it ("EC2 instances"). */
  title: string;
  /**
   * The ARNs that things of this type have, as `SERVICE:RESOURCE` (`ec2:instance/*`): `*` stands for anything but `/`
   * and `:`, `**` for anything. By them a tagged ARN is known to belong to a collector.
   */
  arn: string | readonly string[];
  /**
   * Command of the AWS CLI that shows one of them, after `aws`; its words stand apart by blanks. `{id}`, `{arn}`
   * and `{account}` are the resource's, `{.Field.Path}` is of its configuration.
   */
  cli: string;
  /** Validates and types the configuration. Loose: AWS adds fields and enum values without notice. */
  schema: S;
  /** Fields that change without anybody changing the resource: kept beside the history, overwritten. */
  runtime: readonly string[];
  /** Fields that are never stored. */
  drop: readonly string[];
  /** Lists whose order means something; all others are compared as sets. */
  ordered: readonly string[];
  /** True where `state` moves by itself (`backing-up`) and so belongs to the runtime part. */
  volatileState: boolean;
  /** Other resources that a configuration names. */
  relations: (configuration: z.infer<S>) => Relation[];
};

type Declared<T extends string, S extends z.ZodType> = Pick<
  ResourceType<T, S>,
  "type" | "service" | "title" | "arn" | "cli" | "schema"
> &
  Partial<ResourceType<T, S>>;

/** Declares a resource type; lists left out are empty. */
export function defineResourceType<T extends string, S extends z.ZodType>(
  declared: Declared<T, S>,
): ResourceType<T, S> {
  return { runtime: [], drop: [], ordered: [], volatileState: false, relations: () => [], ...declared };
}

/** The typed configuration of a resource type. */
export type ConfigurationOf<R> = R extends ResourceType<string, infer S> ? z.infer<S> : never;

/** True when an ARN has the form that a type's things have. */
export function isArnOf({ arn: patterns }: Pick<ResourceType, "arn">, arn: string): boolean {
  // arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE, of which the resource may hold colons.
  const [, , service, , , ...resource] = arn.split(":");
  const named = `${service}:${resource.join(":")}`;
  return [patterns].flat().some((pattern) => wildcard(pattern).test(named));
}

function wildcard(pattern: string): RegExp {
  const known = WILDCARDS.get(pattern);
  if (known) return known;
  const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&");
  const made = new RegExp(`^${escaped.replace(/\*\*|\*/g, (stars) => (stars === "**" ? ".+" : "[^/:]+"))}$`, "s");
  WILDCARDS.set(pattern, made);
  return made;
}

const WILDCARDS = new Map<string, RegExp>();
