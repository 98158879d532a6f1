/** Partitions that the public SDK knows, by the start of their regions' names. Anything else is `aws`. */
const PARTITIONS = [
  { prefix: "cn-", partition: "aws-cn", home: "cn-north-1" },
  { prefix: "us-gov-", partition: "aws-us-gov", home: "us-gov-west-1" },
  { prefix: "us-iso-", partition: "aws-iso", home: "us-iso-east-1" },
  { prefix: "us-isob-", partition: "aws-iso-b", home: "us-isob-east-1" },
  { prefix: "eu-isoe-", partition: "aws-iso-e", home: "eu-isoe-west-1" },
  { prefix: "us-isof-", partition: "aws-iso-f", home: "us-isof-south-1" },
  { prefix: "eusc-", partition: "aws-eusc", home: "eusc-de-east-1" },
] as const;

/** Partition that a region belongs to (`cn-north-1` -> `aws-cn`). */
export function partitionOfRegion(region: string): string {
  return PARTITIONS.find(({ prefix }) => region.startsWith(prefix))?.partition ?? "aws";
}

/**
 * Region in which a partition's global services (IAM, Organizations, Account) are signed and answered.
 * https://docs.aws.amazon.com/general/latest/gr/iam-service.html
 */
export function homeRegion(partition: string): string {
  return PARTITIONS.find((known) => known.partition === partition)?.home ?? "us-east-1";
}

/** Partition named by an ARN (`arn:aws-cn:iam::…` -> `aws-cn`), null for text that is no ARN. */
export function partitionOfArn(arn: string): string | null {
  return /^arn:([a-z0-9-]+):/.exec(arn)?.[1] ?? null;
}
