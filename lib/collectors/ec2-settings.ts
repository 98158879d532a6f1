import {
  DescribeVpcBlockPublicAccessExclusionsCommand,
  type DescribeVpcBlockPublicAccessExclusionsCommandInput,
  type DescribeVpcBlockPublicAccessExclusionsCommandOutput,
  DescribeVpcBlockPublicAccessOptionsCommand,
  EC2Client,
  GetEbsDefaultKmsKeyIdCommand,
  GetEbsEncryptionByDefaultCommand,
  GetImageBlockPublicAccessStateCommand,
  GetInstanceMetadataDefaultsCommand,
  GetSerialConsoleAccessStatusCommand,
  GetSnapshotBlockPublicAccessStateCommand,
} from "@aws-sdk/client-ec2";
import { regionSettings } from "@/lib/model/resources/ec2";
import { found, listing } from "./define";
import { type Ec2Part, ec2Arn } from "./ec2-listing";
import { someVpc } from "./ec2-parents";
import { allItems, paginatorOf } from "./shared/paginators";
import { told } from "./shared/told";

const exclusionPages = paginatorOf<
  EC2Client,
  DescribeVpcBlockPublicAccessExclusionsCommandInput,
  DescribeVpcBlockPublicAccessExclusionsCommandOutput
>(
  (client, input) => client.send(new DescribeVpcBlockPublicAccessExclusionsCommand(input)),
  ({ NextToken }) => (NextToken ? { NextToken } : null),
);

/**
 * The account's settings of EC2 in the region. Each takes its own call, and an unreadable one hides no other, so the
 * listing itself is always seen.
 */
export const settings: Ec2Part = {
  permissions: {
    DescribeVpcBlockPublicAccessExclusions: "ec2:DescribeVpcBlockPublicAccessExclusions",
    DescribeVpcBlockPublicAccessOptions: "ec2:DescribeVpcBlockPublicAccessOptions",
    GetEbsDefaultKmsKeyId: "ec2:GetEbsDefaultKmsKeyId",
    GetEbsEncryptionByDefault: "ec2:GetEbsEncryptionByDefault",
    GetImageBlockPublicAccessState: "ec2:GetImageBlockPublicAccessState",
    GetInstanceMetadataDefaults: "ec2:GetInstanceMetadataDefaults",
    GetSerialConsoleAccessStatus: "ec2:GetSerialConsoleAccessStatus",
    GetSnapshotBlockPublicAccessState: "ec2:GetSnapshotBlockPublicAccessState",
  },
  listings: [
    listing([regionSettings], async function* (context) {
      const client = context.connect(EC2Client);
      const { read } = context;
      const of = (operation: string) => ({ service: "ec2", region: context.region, operation });
      const [encryption, key, metadata, snapshots, images, console, vpcs, exclusions] = await Promise.all([
        read(async () => {
          const answer = await client.send(new GetEbsEncryptionByDefaultCommand());
          return told(answer.EbsEncryptionByDefault, of("GetEbsEncryptionByDefault"));
        }),
        read(async () => (await client.send(new GetEbsDefaultKmsKeyIdCommand())).KmsKeyId ?? null),
        read(async () => (await client.send(new GetInstanceMetadataDefaultsCommand())).AccountLevel ?? {}),
        read(async () => {
          const answer = await client.send(new GetSnapshotBlockPublicAccessStateCommand());
          return told(answer.State, of("GetSnapshotBlockPublicAccessState"));
        }),
        read(async () => {
          const answer = await client.send(new GetImageBlockPublicAccessStateCommand());
          return told(answer.ImageBlockPublicAccessState, of("GetImageBlockPublicAccessState"));
        }),
        read(async () => {
          const answer = await client.send(new GetSerialConsoleAccessStatusCommand());
          return told(answer.SerialConsoleAccessEnabled, of("GetSerialConsoleAccessStatus"));
        }),
        read(async () => {
          const answer = await client.send(new DescribeVpcBlockPublicAccessOptionsCommand());
          return told(answer.VpcBlockPublicAccessOptions, of("DescribeVpcBlockPublicAccessOptions"));
        }),
        read(async () => {
          // They name VPCs and subnets.
          if (!(await someVpc(context))) return [];
          const pages = context.paginate(exclusionPages, client, { MaxResults: 1000 });
          return allItems(pages, (page) => page.VpcBlockPublicAccessExclusions);
        }),
      ]);
      yield found(regionSettings, {
        arn: ec2Arn(context, "region-settings", context.region),
        id: context.region,
        name: `EC2 settings of ${context.region}`,
        configuration: {
          EbsEncryptionByDefault: encryption,
          EbsDefaultKmsKeyId: key,
          InstanceMetadataDefaults: metadata,
          SnapshotBlockPublicAccess: snapshots,
          ImageBlockPublicAccess: images,
          SerialConsoleAccess: console,
          VpcBlockPublicAccess: vpcs,
          VpcBlockPublicAccessExclusions: exclusions,
        },
      });
    }),
  ],
};
