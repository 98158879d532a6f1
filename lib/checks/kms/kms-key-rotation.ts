import { fact, fail, manual, notApplicable, pass, resourceCheck } from "@/lib/checks/engine/define";
import { seen } from "@/lib/checks/engine/not-seen";
import { shortList } from "@/lib/checks/shared/short-list";
import { key } from "@/lib/model/resources/kms";

/** Symmetric keys of the account that are in use. Replicas take the setting of their primary. */
export const kmsKeyRotation = resourceCheck({
  id: "kms-key-rotation",
  service: "kms",
  title: "Customer symmetric keys rotate automatically",
  severity: "high",
  version: 1,
  types: [key],
  evaluate: ({ arn, configuration }, facts) => {
    const metadata = seen(configuration.KeyMetadata, "KeyMetadata");
    const { KeyManager, KeyState, KeySpec, Origin, MultiRegionConfiguration: regions } = metadata;
    if (KeyManager !== "CUSTOMER" || KeyState !== "Enabled" || KeySpec !== "SYMMETRIC_DEFAULT") return null;
    const origin = fact("KeyMetadata.Origin", Origin);
    if (regions?.MultiRegionKeyType === "REPLICA") {
      return notApplicable("It is a replica: its primary key decides.", [fact("PrimaryKey", regions.PrimaryKey?.Arn)]);
    }
    if (Origin !== "AWS_KMS")
      return manual("Its material comes from outside KMS, so only a person can rotate it.", [origin]);
    const rotation = seen(configuration.RotationStatus, "RotationStatus");
    if (rotation === null) return manual("KMS cannot rotate this key.", [origin]);
    const replicas = facts.known(key).filter(({ configuration: { KeyMetadata } }) => {
      const of = KeyMetadata.seen ? KeyMetadata.value.MultiRegionConfiguration : undefined;
      return of?.MultiRegionKeyType === "REPLICA" && of.PrimaryKey?.Arn === arn;
    });
    const evidence = [
      fact("RotationStatus.KeyRotationEnabled", rotation.KeyRotationEnabled === true),
      fact("RotationStatus.RotationPeriodInDays", rotation.RotationPeriodInDays),
      ...(replicas.length > 0 ? [fact("Replicas", shortList(replicas.map((one) => one.arn)))] : []),
    ];
    if (rotation.KeyRotationEnabled !== true) return fail("The key does not rotate.", evidence);
    const { RotationPeriodInDays: period } = rotation;
    return pass(`The key rotates by itself${period === undefined ? "" : `, every ${period} days`}.`, evidence);
  },
  risk:
    "One and the same key material protects the data for years. Rotation makes new material for new data, keeps the old " +
    "for reading, and needs no change anywhere.",
  fix: {
    console: ["KMS, Customer managed keys, the key, Key rotation, Edit", "Automatic key rotation: Enable, then Save"],
    cli: ["aws kms enable-key-rotation --key-id {id}"],
    terraform: 'resource "aws_kms_key" "this" {\n  enable_key_rotation = true\n}',
    link: "https://docs.aws.amazon.com/kms/latest/developerguide/rotating-keys-enable.html",
  },
  apis: ["kms:ListKeys", "kms:DescribeKey", "kms:GetKeyRotationStatus"],
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html",
});
