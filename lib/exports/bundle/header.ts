import { z } from "zod";

export const FORMAT = "bearings-bundle";
/** Goes up when a reader of the present one would misread a file. */
export const VERSION = 1;

const text = (longest: number) => z.string().max(longest);
/** A number that a column of the database holds. */
export const Count = z.int().min(0).max(2_000_000_000);
/** Milliseconds, counters added up. */
export const Amount = z.number().min(0).max(1e15);
/** Our names of services and AWS's of regions. */
export const Name = z.string().regex(/^[a-z0-9-]{1,64}$/);
export const AwsAccountId = z.string().regex(/^\d{12}$/, "an AWS account id has twelve digits");
export const Partition = z.string().regex(/^[a-z0-9-]{1,32}$/);

/** What an account is called wherever it shows; the database holds the same rule. */
export const Label = z
  .string()
  .regex(
    /^[A-Za-z0-9]([A-Za-z0-9 ._-]{0,22}[A-Za-z0-9])?$/,
    "a label has at most 24 letters, digits, spaces, dots, dashes or underscores",
  );

const Moment = z.iso
  .datetime({ precision: 3, error: "a date is written as 2026-11-25T06:00:00.000Z" })
  .refine((iso) => !Number.isNaN(Date.parse(iso)) && new Date(iso).toISOString() === iso, "there is no such date");

/** The first line of a bundle: whose snapshot it is, and what is known of its making. */
export const Header = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  /** Version of the program that wrote it. */
  generator: text(40),
  /** Name of the connection that it was written from. */
  account: z.string().min(1).max(63),
  awsAccountId: AwsAccountId,
  /** Partition of all its ARNs; left out where there are none. */
  partition: Partition.optional(),
  /** Other AWS accounts whose ARNs stand in it: what is shared with this one, members of its organisation. */
  otherAccounts: z.array(AwsAccountId).max(100_000),
  label: Label.optional(),
  snapshot: z.strictObject({
    /** Its number where it was taken; kept unless the number is taken. */
    seq: z.int().min(1).max(1_000_000),
    startedAt: Moment,
    finishedAt: Moment,
    status: z.enum(["complete", "partial"]),
    /** Version of the canonical form of its configurations. */
    rulesVersion: z.int().min(1).max(1_000),
    /** What the scan was asked for; empty lists mean everything. */
    regions: z.array(Name).max(1_000),
    services: z.array(Name).max(1_000),
    /** Calls by operation, all regions together, most first. */
    calls: z
      .array(
        z.strictObject({
          service: Name,
          operation: text(200),
          calls: Count,
          retries: Count,
          milliseconds: Amount,
        }),
      )
      .max(20_000),
  }),
});
export type BundleHeader = z.infer<typeof Header>;

/** What is asked of a first line before anything else, so that a newer format is said to be one. */
export const AnyHeader = z.looseObject({ format: z.literal(FORMAT), version: z.int().min(1) });
