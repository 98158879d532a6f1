import { z } from "zod";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();
const ids = z.array(z.string()).optional();

/**
 * File systems of all kinds; each kind has its settings in a field of its own.
 * https://docs.aws.amazon.com/fsx/latest/APIReference/API_FileSystem.html
 */
export const fsxFileSystem = defineResourceType({
  type: "AWS::FSx::FileSystem",
  service: "fsx",
  title: "FSx file systems",
  arn: "fsx:file-system/*",
  cli: "fsx describe-file-systems --file-system-ids {id}",
  schema: z.looseObject({
    FileSystemId: z.string(),
    ResourceARN: z.string(),
    /** `WINDOWS`, `LUSTRE`, `ONTAP`, `OPENZFS`. */
    FileSystemType: text,
    DNSName: text,
    KmsKeyId: text,
    VpcId: text,
    SubnetIds: ids,
    NetworkInterfaceIds: ids,
    WindowsConfiguration: z
      .looseObject({
        ActiveDirectoryId: text,
        AuditLogConfiguration: z.looseObject({ AuditLogDestination: text }).optional(),
        SelfManagedActiveDirectoryConfiguration: z.looseObject({ DomainJoinServiceAccountSecret: text }).optional(),
        AutomaticBackupRetentionDays: z.number().optional(),
      })
      .optional(),
    LustreConfiguration: z
      .looseObject({
        LogConfiguration: z.looseObject({ Destination: text }).optional(),
        AutomaticBackupRetentionDays: z.number().optional(),
      })
      .optional(),
    OntapConfiguration: z
      .looseObject({ RouteTableIds: ids, AutomaticBackupRetentionDays: z.number().optional() })
      .optional(),
    OpenZFSConfiguration: z
      .looseObject({ RouteTableIds: ids, AutomaticBackupRetentionDays: z.number().optional() })
      .optional(),
  }),
  volatileState: true,
  runtime: [
    "FailureDetails",
    "LustreConfiguration.DataRepositoryConfiguration.FailureDetails",
    "LustreConfiguration.DataRepositoryConfiguration.Lifecycle",
    "WindowsConfiguration.Aliases[].Lifecycle",
    "WindowsConfiguration.MaintenanceOperationsInProgress",
  ],
  // Of changes under way the wanted file system would be stored a second time.
  drop: ["AdministrativeActions", "Lifecycle", "OntapConfiguration.FsxAdminPassword", "Tags"],
  relations: (system) => {
    const { WindowsConfiguration: windows, LustreConfiguration: lustre } = system;
    const logs = [windows?.AuditLogConfiguration?.AuditLogDestination, lustre?.LogConfiguration?.Destination];
    return [
      ...relate("is part of", "AWS::EC2::VPC", [system.VpcId]),
      ...relate("stands in", "AWS::EC2::Subnet", system.SubnetIds ?? []),
      ...relate("is reached by", "AWS::EC2::NetworkInterface", system.NetworkInterfaceIds ?? []),
      ...relate("is encrypted by", "AWS::KMS::Key", [system.KmsKeyId]),
      ...relate("adds routes to", "AWS::EC2::RouteTable", [
        ...(system.OntapConfiguration?.RouteTableIds ?? []),
        ...(system.OpenZFSConfiguration?.RouteTableIds ?? []),
      ]),
      ...relate("signs in by", "AWS::DirectoryService::MicrosoftAD", [windows?.ActiveDirectoryId]),
      ...relate("signs in with", "AWS::SecretsManager::Secret", [
        windows?.SelfManagedActiveDirectoryConfiguration?.DomainJoinServiceAccountSecret,
      ]),
      ...relate("logs to", "AWS::Logs::LogGroup", logs.map(logGroupOf)),
      ...relate(
        "logs to",
        "AWS::KinesisFirehose::DeliveryStream",
        logs.filter((arn) => arn?.includes(":firehose:")),
      ),
    ];
  },
});

/** ARN of the group that a destination of logs names, with or without one of its streams. */
function logGroupOf(arn: string | undefined): string | undefined {
  return /^arn:[^:]*:logs:[^:]*:[^:]*:log-group:[^:]+/.exec(arn ?? "")?.[0];
}
