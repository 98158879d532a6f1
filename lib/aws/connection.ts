import { z } from "zod";

/**
 * How to reach an AWS account. Holds names only, never a key: secrets stay with the SDK's own providers.
 */
export const AwsConnection = z.object({
  credentials: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("default") }),
    z.object({ kind: z.literal("profile"), profile: z.string().min(1) }),
    z.object({
      kind: z.literal("role"),
      roleArn: z.string().min(1),
      externalId: z.string().nullable(),
      /** Profile that assumes the role; null for the default chain. */
      sourceProfile: z.string().nullable(),
    }),
  ]),
  /** One address for all services of an AWS-compatible server; null for AWS itself. */
  endpointUrl: z.string().nullable(),
});
export type AwsConnection = z.infer<typeof AwsConnection>;

/** Stands in the place of a way in where there is none: snapshots of the account come from bundles. */
export const ImportedConnection = z.object({
  credentials: z.object({ kind: z.literal("imported") }),
  endpointUrl: z.null(),
});

/** What an account keeps of how its snapshots come about. */
export const AccountConnection = z.union([AwsConnection, ImportedConnection]);
export type AccountConnection = z.infer<typeof AccountConnection>;

/** The connection of an account that is fed by bundles. */
export const IMPORTED: z.infer<typeof ImportedConnection> = { credentials: { kind: "imported" }, endpointUrl: null };
