import { z } from "zod";
import type { AwsConnection } from "@/lib/aws/connection";

/** Name of a connection; the database holds the same rule. */
export const AccountName = z
  .string()
  .trim()
  .regex(
    /^[a-z0-9][a-z0-9._-]{0,62}$/,
    "A name starts with a small letter or digit and goes on with small letters, digits, dots, dashes or underscores, 63 in all.",
  )
  // Its address would be that of the form that makes connections.
  .refine((name) => name !== "new", 'A connection cannot be called "new". Choose another name.');

const PROFILE = z
  .string()
  .trim()
  .min(1, "Give the name of a profile in your AWS configuration file.")
  .max(128, "A profile's name has 128 characters at most.");

const ROLE_ARN = z
  .string()
  .trim()
  .regex(
    /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,576}$/,
    "A role's ARN looks like arn:aws:iam::123456789012:role/BearingsReadOnly.",
  );

// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html: 2 to 1224 of these characters.
const EXTERNAL_ID = z
  .string()
  .trim()
  .regex(/^[\w+=,.@:/-]{2,1224}$/, "An external id has 2 to 1224 letters, digits or any of + = , . @ : / - _.");

/** How to reach AWS, as people type it: the stored form with rules and sentences for each field. */
export const ConnectionInput: z.ZodType<AwsConnection, AwsConnection> = z.object({
  credentials: z.discriminatedUnion(
    "kind",
    [
      z.object({ kind: z.literal("default") }),
      z.object({ kind: z.literal("profile"), profile: PROFILE }),
      z.object({
        kind: z.literal("role"),
        roleArn: ROLE_ARN,
        externalId: EXTERNAL_ID.nullable(),
        sourceProfile: PROFILE.nullable(),
      }),
    ],
    "A way in is a role, a profile or the default chain. What is fed by bundles has none: connect the account to scan it.",
  ),
  endpointUrl: z
    .url({ protocol: /^https?$/, error: "An endpoint is an address such as http://127.0.0.1:5000." })
    .refine(
      isBareAddress,
      "An endpoint is an address alone, which is stored and shown: no user name, no password, nothing after ? or #.",
    )
    .nullable(),
});

/** Keys are never stored, and this is the one field of a connection in which one could hide. */
function isBareAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { username, password, search, hash } = new URL(address);
  return [username, password, search, hash].every((part) => part === "");
}
