import { z } from "zod";
import { Gap } from "@/lib/model/gap";
import type { JsonObject } from "@/lib/model/json";
import { isUnseen, UNSEEN_REASONS } from "@/lib/model/read";
import { Amount, Count, Name } from "./header";
import { LIMITS } from "./limits";

const TypeName = z.string().regex(/^[A-Za-z0-9:._-]{1,200}$/);
const Reason = z.enum(UNSEEN_REASONS);
/** What a property says that could not be read; pages show the words that belong to its reason. */
const Unseen = z.strictObject({
  seen: z.literal(false),
  reason: Reason,
  operation: z.string().max(200),
  action: z.string().max(300).nullable(),
});

const Plain = z.custom<JsonObject>(
  (value) => typeof value === "object" && value !== null && !Array.isArray(value),
  "must be an object",
);
const Configuration = Plain.refine(
  (configuration) => Object.values(configuration).every((value) => !isUnseen(value) || Unseen.safeParse(value).success),
  "has a property that was not seen for a reason that does not exist",
);
const Tags = z
  .record(z.string().max(LIMITS.tagKey), z.string().max(LIMITS.tagValue))
  .refine((tags) => Object.keys(tags).length <= LIMITS.tags, `has more than ${LIMITS.tags} tags`);

/** How one listing was seen: one line for each, before everything else. */
const Scope = z
  .strictObject({
    kind: z.literal("scope"),
    service: Name,
    region: Name,
    type: TypeName,
    status: z.enum(["ok", "partial", "unseen"]),
    reason: Reason.nullable(),
  })
  .refine(({ status, reason }) => status !== "ok" || reason === null, "a listing that was seen has no reason why not");

/** What the scan did in one service and region. */
const Place = z.strictObject({
  kind: z.literal("place"),
  service: Name,
  region: Name,
  status: z.enum(["waiting", "running", "done", "partial", "unseen"]),
  resources: Count,
  calls: Count,
  retries: Count,
  milliseconds: Amount,
  gaps: Count,
  reason: Reason.nullable(),
});

const BundleGap = Gap.extend({
  kind: z.literal("gap"),
  service: z.string().regex(/^([a-z0-9-]{1,64}|\*)$/),
  region: z.string().regex(/^([a-z0-9-]{1,64}|\*)$/),
  operation: z.string().max(200),
  action: z.string().max(300).nullable(),
  message: z.string().max(20_000),
  types: z.array(TypeName).max(10_000),
  affected: Count,
}).strict();

/** The account is twelve digits, or a word for what AWS itself owns (`aws`), or nothing (buckets). */
const ARN = /^arn:[a-z0-9-]+:[a-z0-9-]+:[a-z0-9-]*:(\d{12}|[A-Za-z-]+)?:.+$/s;

/** One resource, below the listing that holds it. */
const BundleResource = z.strictObject({
  kind: z.literal("resource"),
  arn: z.string().max(2_300).regex(ARN, "an ARN looks like arn:aws:sns:eu-west-1:123456789012:alarms"),
  type: TypeName,
  service: Name,
  /** Where the thing is. */
  region: Name,
  /** Region of the listing that holds it, where that is another one. */
  listedIn: Name.optional(),
  id: z.string().max(1_100),
  // As long as the tag that it comes from.
  name: z.string().max(LIMITS.tagValue),
  state: z.string().max(1_100).nullable(),
  /** False for what an earlier snapshot saw and this one did not look at: its last known state. */
  seen: z.boolean(),
  tags: Tags,
  configuration: Configuration,
  /** What moves by itself, as last seen by then. */
  runtime: Plain,
});
export type BundleResource = z.infer<typeof BundleResource>;

/** The last line: how much stood before it, and the SHA-256 of every byte before it. */
const End = z.strictObject({
  kind: z.literal("end"),
  scopes: Count,
  places: Count,
  gaps: Count,
  resources: Count,
  notSeen: Count,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type BundleEnd = z.infer<typeof End>;

/** Everything below the header, in this order of kinds. */
export const BundleRecord = z.discriminatedUnion("kind", [Scope, Place, BundleGap, BundleResource, End]);
export type BundleRecord = z.infer<typeof BundleRecord>;
export const ORDER = ["scope", "place", "gap", "resource", "end"] as const;

/** The first broken rule in a few words: `account: too long`. */
export function ruleOf(error: z.ZodError): string {
  const [issue] = error.issues;
  if (issue === undefined) return "";
  const at = issue.path.join(".");
  return `${at === "" ? "" : `${at}: `}${issue.message}`;
}
