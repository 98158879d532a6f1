import { z } from "zod";
import { AppError } from "@/lib/errors";
import { type Control, controlsOf, FRAMEWORKS, type Framework, frameworkOf } from "@/lib/frameworks/registry";
import { SEVERITIES, VERDICT_STATUSES } from "@/lib/model/finding";
import { DECISIONS, FINDING_SORTS, NEWS, USES } from "@/lib/model/finding-filter";

const choices = z.array(z.string().max(512)).max(200).default([]);
const one = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.array(z.enum(values)).max(values.length).default([]);

/** What findings can be narrowed by. Values of one list are alternatives, the lists must all fit; an empty one means all. */
export const FindingFilters = z.object({
  /** Words that must each stand in the name, the ARN or the check's title, in any case. */
  q: z.string().trim().max(200).optional(),
  /** Only findings of this resource and of its parts. */
  arn: z.string().max(2_200).optional(),
  status: one(VERDICT_STATUSES),
  severity: one(SEVERITIES),
  service: choices,
  region: choices,
  check: choices,
  /** CloudFormation names; an empty text for regions and the account. */
  type: choices,
  decision: one(DECISIONS),
  use: one(USES),
  news: one(NEWS),
  /** Only checks that answer a control of this framework (`cis-7.0`). */
  framework: z.string().max(40).optional(),
  /** Only controls of this level; needs `framework`. */
  level: z.enum(["1", "2"]).optional(),
  /** Only these controls, by number; needs `framework`. */
  control: choices,
});
export type FindingFilters = z.infer<typeof FindingFilters>;

/** An order of findings. */
export const FindingSort = z
  .enum(FINDING_SORTS as [string, ...string[]] as typeof FINDING_SORTS & [string])
  .default("severity");

/**
 * The checks that a framework, its level and its controls leave; undefined without a framework.
 * @throws AppError `invalid` for a framework that is not known, or a level or control without one
 */
export function checksOf({
  framework: id,
  level,
  control,
}: Pick<FindingFilters, "framework" | "level" | "control">): Set<string> | undefined {
  if (id === undefined) {
    if (level === undefined && control.length === 0) return undefined;
    throw new AppError("invalid", "A level or a control needs a framework, such as cis-7.0.", "framework");
  }
  const framework = frameworkOf(id);
  if (framework === undefined) {
    const known = FRAMEWORKS.map((one) => one.id).join(", ");
    throw new AppError("invalid", `There is no framework "${id}". Known: ${known}.`, "framework");
  }
  return new Set(controlsAsked(framework, { level, control }).map(({ check }) => check));
}

/** The controls of a framework that a level and numbers leave. */
export function controlsAsked(
  { controls }: Framework,
  { level, control }: Pick<FindingFilters, "level" | "control">,
): Control[] {
  return controls.filter(
    (one) => (level === undefined || one.level === Number(level)) && (control.length === 0 || control.includes(one.id)),
  );
}

/** The controls that a check answers. */
export function controlRefs(check: string) {
  return controlsOf(check).map(({ framework, control: { id, level, assessment } }) => ({
    framework: framework.id,
    frameworkTitle: framework.title,
    ...{ id, level, assessment },
  }));
}
