import { z } from "zod";
import { AppError } from "@/lib/errors";
import { FIELD_OPERATORS, fieldSteps, MAX_FIELD_TEXT, SORTS } from "@/lib/model/inventory-filter";
import { parseTagChoice } from "@/lib/model/tag-choice";

const choices = z.array(z.string().max(512)).max(100).default([]);

/** Path of a field of a configuration. */
export const FieldPath = z.string().refine((path) => fieldSteps(path) !== null, "This is no path of a field.");

const FieldCondition = z.object({
  path: FieldPath,
  operator: z.enum(FIELD_OPERATORS),
  value: z.string().max(MAX_FIELD_TEXT),
});

/**
 * What a list of resources can be narrowed by. Values of one list are alternatives (of tags: those of one key), the
 * lists (and the keys) must all fit; an empty one means all. `none` stands for a thing without a state or VPC, or made by hand.
 */
export const ResourceFilters = z.object({
  /** Words that must all stand in name, id, addresses, tags or the ARN's last part, in any case; or begin the ARN. */
  q: z.string().trim().max(200).optional(),
  service: choices,
  /** CloudFormation names. */
  type: choices,
  region: choices,
  /** Ids of VPCs. */
  vpc: choices,
  state: choices,
  /** What made it: `cloudformation`, or `cloudformation=STACK`. */
  managed: choices,
  /** `Key`, `Key=Value`, or `!Key` for what has no such tag, as `parseTagChoice` reads it. */
  tag: z
    .array(
      z
        .string()
        .max(512)
        .refine((text) => parseTagChoice(text) !== null, "A tag is chosen as Key, Key=Value or !Key."),
    )
    .max(100)
    .default([]),
  seen: z
    .array(z.enum(["yes", "no"]))
    .max(2)
    .default([]),
  /** Conditions on fields of the configuration, all of which must hold; only with exactly one type. */
  where: z.array(FieldCondition).max(10).default([]),
});
export type ResourceFilters = z.infer<typeof ResourceFilters>;

/** An order of a list. */
export const ResourceSort = z.enum(SORTS).default("name");

/**
 * Refuses conditions on fields without the one type that has them.
 * @throws AppError `invalid`
 */
export function checkFilters({ where, type }: Pick<ResourceFilters, "where" | "type">): void {
  if (where.length === 0 || type.length === 1) return;
  throw new AppError("invalid", "Conditions on fields need exactly one type.", "where");
}
