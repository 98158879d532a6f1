import { z } from "zod";
import { readOf } from "../read";
import { defineResourceType } from "../resource";

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_KeyMetadata.html */
export const key = defineResourceType({
  type: "AWS::KMS::Key",
  service: "kms",
  title: "KMS keys",
  arn: "kms:key/*",
  cli: "kms describe-key --key-id {id}",
  schema: z.looseObject({
    KeyId: z.string(),
    KeyArn: z.string(),
    /** A key policy may lock us out of a key that the listing names. */
    KeyMetadata: readOf(
      z.looseObject({
        /** `AWS` or `CUSTOMER`. */
        KeyManager: z.string().optional(),
        KeyState: z.string().optional(),
        KeySpec: z.string().optional(),
        KeyUsage: z.string().optional(),
        Origin: z.string().optional(),
        MultiRegion: z.boolean().optional(),
        MultiRegionConfiguration: z
          .looseObject({
            MultiRegionKeyType: z.string().optional(),
            PrimaryKey: z.looseObject({ Arn: z.string().optional() }).optional(),
          })
          .optional(),
      }),
    ),
    /** Absent for keys that AWS manages. */
    KeyPolicy: readOf(z.unknown()).optional(),
    /** Absent for keys that AWS manages and for those that never rotate; null when AWS says that this one cannot. */
    RotationStatus: readOf(
      z
        .looseObject({ KeyRotationEnabled: z.boolean().optional(), RotationPeriodInDays: z.number().optional() })
        .nullable(),
    ).optional(),
  }),
  // The metadata tell the state, with its history; where they are unseen, no state is no change.
  volatileState: true,
  // Rotation moves them by itself.
  runtime: [
    "KeyMetadata.CurrentKeyMaterialId",
    "RotationStatus.NextRotationDate",
    "RotationStatus.OnDemandRotationStartDate",
  ],
  // AWS's older name of KeySpec.
  drop: ["KeyMetadata.CustomerMasterKeySpec"],
  relations: ({ KeyArn, KeyMetadata }) => {
    const primary = KeyMetadata.seen ? KeyMetadata.value.MultiRegionConfiguration?.PrimaryKey?.Arn : undefined;
    return primary && primary !== KeyArn ? [{ verb: "is a replica of", type: "AWS::KMS::Key", target: primary }] : [];
  },
});

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_AliasListEntry.html */
export const alias = defineResourceType({
  type: "AWS::KMS::Alias",
  service: "kms",
  title: "KMS aliases",
  // AWS's own begin with `aws/`.
  arn: "kms:alias/**",
  cli: "kms list-aliases --query Aliases[?AliasName=={id}]",
  schema: z.looseObject({ AliasName: z.string(), TargetKeyId: z.string() }),
  relations: ({ TargetKeyId }) => [{ verb: "names", type: "AWS::KMS::Key", target: TargetKeyId }],
});
