import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();

/**
 * What is known of a secret without opening it.
 * https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_SecretListEntry.html
 */
export const secret = defineResourceType({
  type: "AWS::SecretsManager::Secret",
  service: "secretsmanager",
  title: "Secrets",
  arn: "secretsmanager:secret:**",
  cli: "secretsmanager describe-secret --secret-id {arn}",
  schema: z.looseObject({
    ARN: z.string(),
    Name: z.string(),
    Description: text,
    /** Absent: AWS's own key for Secrets Manager. */
    KmsKeyId: text,
    RotationEnabled: z.boolean().optional(),
    RotationLambdaARN: text,
    RotationRules: z.looseObject({ AutomaticallyAfterDays: z.number().optional() }).optional(),
    /** Service that made the secret and rotates it (`rds`). */
    OwningService: text,
    /** When somebody asked for its deletion; it can still be restored. */
    DeletedDate: text,
    /** Another region than the secret's own for a replica. */
    PrimaryRegion: text,
    /** Absent for replicas, and for secrets that were never replicated. */
    Replicas: readOf(z.array(z.looseObject({ Region: text, KmsKeyId: text }))).optional(),
    /** Who may use it beside what IAM says: a policy, or null without one. Absent while it waits for its deletion. */
    ResourcePolicy: readOf(z.unknown()).optional(),
  }),
  // Rotation moves them by itself.
  runtime: [
    "LastAccessedDate",
    "LastChangedDate",
    "LastRotatedDate",
    "NextRotationDate",
    "SecretVersionsToStages",
    "Replicas[].LastAccessedDate",
    "Replicas[].Status",
    "Replicas[].StatusMessage",
  ],
  // What a partner's rotation is told, in the partner's words.
  drop: ["ExternalSecretRotationMetadata[].Value"],
  relations: (one) => [
    ...relate("is encrypted by", "AWS::KMS::Key", [one.KmsKeyId]),
    ...relate("is rotated by", "AWS::Lambda::Function", [one.RotationLambdaARN]),
    ...relate("is a replica of", "AWS::SecretsManager::Secret", [primaryOf(one)]),
  ],
});

/** A replica's ARN is its primary's with another region. */
function primaryOf({ ARN, PrimaryRegion }: { ARN: string; PrimaryRegion?: string | undefined }): string | null {
  const parts = ARN.split(":");
  if (!PrimaryRegion || parts[3] === PrimaryRegion) return null;
  return parts.with(3, PrimaryRegion).join(":");
}
