import { DescribeRegionsCommand, EC2Client } from "@aws-sdk/client-ec2";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { AppError } from "@/lib/errors";
import { CallFailure } from "./call-failure";

import { homeRegion, partitionOfArn, partitionOfRegion } from "./partition";
import type { Permissions } from "./permissions";
import type { Session } from "./session";
import { signInProblem } from "./sign-in-problem";

/** Who a connection's credentials are. */
export type Identity = {
  /** Twelve digits. */
  awsAccountId: string;
  /** ARN of the user or role session. */
  arn: string;
  /** `aws`, `aws-cn`, `aws-us-gov`. */
  partition: string;
};

/** A region of the partition. */
export type Region = { name: string; enabled: boolean };

/** What a scan calls beside its collectors. GetCallerIdentity needs no permission and cannot be denied. */
export const signInPermissions: Permissions = { GetCallerIdentity: [], DescribeRegions: "ec2:DescribeRegions" };

/**
 * Asks AWS who we are. https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 * @throws AppError saying what to do when there are no credentials, they have expired, or AWS cannot be reached
 */
export async function whoAmI(session: Session): Promise<Identity> {
  const region = await session.signInRegion();
  const client = session.client(STSClient, { service: "sts", region, permissions: signInPermissions });
  try {
    const { Account, Arn } = await client.send(new GetCallerIdentityCommand({}));
    if (!Account || !Arn) throw new Error("The answer names no account.");
    return { awsAccountId: Account, arn: Arn, partition: partitionOfArn(Arn) ?? "aws" };
  } catch (error) {
    throw signInProblem(error, session.connection);
  }
}

/**
 * All regions of the partition, and whether the account has enabled them, by name.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeRegions.html
 * @throws AppError when they cannot be listed, naming the way round it
 */
export async function listRegions(session: Session, { partition }: Pick<Identity, "partition">): Promise<Region[]> {
  const use = { service: "ec2", region: homeRegion(partition), permissions: signInPermissions };
  try {
    const { Regions = [] } = await session
      .client(EC2Client, use)
      .send(new DescribeRegionsCommand({ AllRegions: true }));
    const found = Regions.flatMap(({ RegionName, OptInStatus }) =>
      RegionName && partitionOfRegion(RegionName) === partition
        ? [{ name: RegionName, enabled: OptInStatus !== "not-opted-in" }]
        : [],
    ).sort((one, other) => (one.name < other.name ? -1 : 1));
    // A scan of no region would end as the complete inventory of an empty account.
    if (found.length > 0) return found;
    const message = `AWS answered without a single region of the partition ${partition}.`;
    throw new CallFailure("broken_answer", "NoRegions", "ec2", use.region, "DescribeRegions", null, message);
  } catch (error) {
    if (!(error instanceof CallFailure)) throw error;
    const advice = error.action
      ? `Grant ${error.action}, or name the regions to scan yourself.`
      : "Try again, or name the regions to scan yourself.";
    throw new AppError("unavailable", `The regions of the account cannot be listed: ${error.message} ${advice}`, null, {
      cause: error,
    });
  }
}
