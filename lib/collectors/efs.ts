import {
  DescribeBackupPolicyCommand,
  DescribeFileSystemPolicyCommand,
  DescribeLifecycleConfigurationCommand,
  DescribeMountTargetSecurityGroupsCommand,
  EFSClient,
  type FileSystemDescription,
  type MountTargetDescription,
  paginateDescribeAccessPoints,
  paginateDescribeFileSystems,
  paginateDescribeMountTargets,
} from "@aws-sdk/client-efs";
import { efsAccessPoint, fileSystem, mountTarget } from "@/lib/model/resources/efs";
import { type CollectContext, defineCollector, type Found, found, listing } from "./define";
import { policyDocument } from "./policy/document";
import { knownEmpty } from "./shared/known-empty";
import { allItems, below } from "./shared/paginators";
import { tagMap } from "./shared/tags";
import { told } from "./shared/told";

/** Most items that EFS gives on one page. */
const MaxItems = 100;

/** EFS. https://docs.aws.amazon.com/efs/latest/ug/API_Operations.html */
export const efs = defineCollector({
  service: "efs",
  scope: "regional",
  permissions: {
    DescribeAccessPoints: "elasticfilesystem:DescribeAccessPoints",
    DescribeBackupPolicy: "elasticfilesystem:DescribeBackupPolicy",
    DescribeFileSystemPolicy: "elasticfilesystem:DescribeFileSystemPolicy",
    DescribeFileSystems: "elasticfilesystem:DescribeFileSystems",
    DescribeLifecycleConfiguration: "elasticfilesystem:DescribeLifecycleConfiguration",
    DescribeMountTargetSecurityGroups: "elasticfilesystem:DescribeMountTargetSecurityGroups",
    DescribeMountTargets: "elasticfilesystem:DescribeMountTargets",
  },
  listings: [
    listing([fileSystem], async function* (context) {
      yield* context.each(await fileSystems(context), (one) => toFileSystem(context, one));
    }),
    listing([mountTarget], async function* (context) {
      const client = context.connect(EFSClient);
      const mounted = (await fileSystems(context)).filter(({ NumberOfMountTargets }) => NumberOfMountTargets !== 0);
      yield* below(context, mounted, async ({ FileSystemId }) => {
        const pages = context.paginate(paginateDescribeMountTargets, client, { FileSystemId, MaxItems });
        const targets = await allItems(pages, (page) => page.MountTargets);
        return Promise.all(targets.map((one) => toMountTarget(context, client, one)));
      });
    }),
    listing([efsAccessPoint], async function* (context) {
      if (await knownEmpty(fileSystems(context))) return;
      const client = context.connect(EFSClient);
      for await (const page of context.paginate(paginateDescribeAccessPoints, client, { MaxResults: MaxItems })) {
        for (const item of page.AccessPoints ?? []) {
          yield found(efsAccessPoint, {
            arn: item.AccessPointArn ?? "",
            id: item.AccessPointId ?? "",
            name: item.Name,
            tags: tagMap(item.Tags),
            state: item.LifeCycleState,
            configuration: { ...item },
          });
        }
      }
    }),
  ],
});

function fileSystems(context: CollectContext): Promise<FileSystemDescription[]> {
  return context.once("file systems", () => {
    const pages = context.paginate(paginateDescribeFileSystems, context.connect(EFSClient), { MaxItems });
    return allItems(pages, (page) => page.FileSystems);
  });
}

async function toFileSystem(context: CollectContext, one: FileSystemDescription): Promise<Found> {
  const { FileSystemId = "", FileSystemArn } = one;
  const client = context.connect(EFSClient);
  const of = (operation: string) => ({ service: "efs", region: context.region, operation });
  const [Policy, BackupPolicy, LifecyclePolicies] = await Promise.all([
    context.read(
      async () => {
        const answer = await client.send(new DescribeFileSystemPolicyCommand({ FileSystemId }));
        return policyDocument(told(answer.Policy, of("DescribeFileSystemPolicy")));
      },
      { PolicyNotFound: null },
    ),
    context.read(
      async () => {
        const answer = await client.send(new DescribeBackupPolicyCommand({ FileSystemId }));
        return told(answer.BackupPolicy, of("DescribeBackupPolicy"));
      },
      { PolicyNotFound: null },
    ),
    context.read(async () => {
      const answer = await client.send(new DescribeLifecycleConfigurationCommand({ FileSystemId }));
      return told(answer.LifecyclePolicies, of("DescribeLifecycleConfiguration"));
    }),
  ]);
  return found(fileSystem, {
    arn: FileSystemArn ?? context.arn("elasticfilesystem", `file-system/${FileSystemId}`),
    id: FileSystemId,
    name: one.Name,
    tags: tagMap(one.Tags),
    state: one.LifeCycleState,
    configuration: { ...one, Policy, BackupPolicy, LifecyclePolicies },
  });
}

async function toMountTarget(context: CollectContext, client: EFSClient, one: MountTargetDescription): Promise<Found> {
  const { MountTargetId = "" } = one;
  const SecurityGroups = await context.read(async () => {
    const answer = await client.send(new DescribeMountTargetSecurityGroupsCommand({ MountTargetId }));
    const operation = "DescribeMountTargetSecurityGroups";
    return told(answer.SecurityGroups, { service: "efs", region: context.region, operation });
  });
  return found(mountTarget, {
    arn: context.arn("elasticfilesystem", `mount-target/${MountTargetId}`),
    id: MountTargetId,
    state: one.LifeCycleState,
    configuration: { ...one, SecurityGroups },
  });
}
