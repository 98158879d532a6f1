import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();
const flag = z.boolean().optional();
const ids = z.array(z.string()).optional();
/** Only here when the tags could not be read. */
const Tags = readOf(z.never()).optional();

/** https://docs.aws.amazon.com/workspaces/latest/api/API_WorkspaceDirectory.html */
export const workspaceDirectory = defineResourceType({
  type: "AWS::WorkSpaces::Directory",
  service: "workspaces",
  title: "WorkSpaces directories",
  arn: "workspaces:directory/*",
  cli: "workspaces describe-workspace-directories --directory-ids {id}",
  schema: z.looseObject({
    DirectoryId: z.string(),
    DirectoryName: text,
    DirectoryType: text,
    SubnetIds: ids,
    IamRoleId: text,
    WorkspaceSecurityGroupId: text,
    ipGroupIds: ids,
    WorkspaceCreationProperties: z
      .looseObject({
        EnableInternetAccess: flag,
        UserEnabledAsLocalAdministrator: flag,
        CustomSecurityGroupId: text,
        InstanceIamRoleArn: text,
      })
      .optional(),
    ActiveDirectoryConfig: z.looseObject({ ServiceAccountSecretArn: text }).optional(),
    MicrosoftEntraConfig: z.looseObject({ ApplicationConfigSecretArn: text }).optional(),
    Tags,
  }),
  runtime: ["ErrorMessage"],
  // With the registration code anybody's client finds the directory's sign-in.
  drop: ["RegistrationCode", "State"],
  relations: ({ SubnetIds, ipGroupIds, WorkspaceCreationProperties: defaults, ...directory }) => [
    ...relate("runs in", "AWS::EC2::Subnet", SubnetIds ?? []),
    ...relate("acts as", "AWS::IAM::Role", [directory.IamRoleId]),
    ...relate("gives machines the role", "AWS::IAM::Role", [defaults?.InstanceIamRoleArn]),
    ...relate("is guarded by", "AWS::EC2::SecurityGroup", [
      directory.WorkspaceSecurityGroupId,
      defaults?.CustomSecurityGroupId,
    ]),
    ...relate("is guarded by", "AWS::WorkSpaces::IpGroup", ipGroupIds ?? []),
    ...relate("signs in with", "AWS::SecretsManager::Secret", [
      directory.ActiveDirectoryConfig?.ServiceAccountSecretArn,
      directory.MicrosoftEntraConfig?.ApplicationConfigSecretArn,
    ]),
  ],
});

/** Addresses that desktops may be reached from. https://docs.aws.amazon.com/workspaces/latest/api/API_WorkspacesIpGroup.html */
export const workspaceIpGroup = defineResourceType({
  type: "AWS::WorkSpaces::IpGroup",
  service: "workspaces",
  title: "WorkSpaces IP access control groups",
  arn: "workspaces:workspaceipgroup/*",
  cli: "workspaces describe-ip-groups --group-ids {id}",
  schema: z.looseObject({
    groupId: z.string(),
    groupName: text,
    userRules: z.array(z.looseObject({ ipRule: text, ruleDesc: text })).optional(),
    Tags,
  }),
});

/** https://docs.aws.amazon.com/workspaces/latest/api/API_Workspace.html */
export const workspace = defineResourceType({
  type: "AWS::WorkSpaces::Workspace",
  service: "workspaces",
  title: "WorkSpaces",
  arn: "workspaces:workspace/*",
  cli: "workspaces describe-workspaces --workspace-ids {id}",
  schema: z.looseObject({
    WorkspaceId: z.string(),
    DirectoryId: text,
    UserName: text,
    BundleId: text,
    SubnetId: text,
    RootVolumeEncryptionEnabled: flag,
    UserVolumeEncryptionEnabled: flag,
    VolumeEncryptionKey: text,
    Tags,
  }),
  // Desktops stop by themselves when nobody uses them.
  volatileState: true,
  runtime: [
    "DataReplicationSettings.RecoverySnapshotTime",
    "ErrorCode",
    "ErrorMessage",
    "IpAddress",
    "Ipv6Address",
    "ModificationStates",
    "RelatedWorkspaces[].State",
    "StandbyWorkspacesProperties[].RecoverySnapshotTime",
  ],
  drop: ["State"],
  relations: ({ DirectoryId, SubnetId, VolumeEncryptionKey }) => [
    ...relate("belongs to", "AWS::WorkSpaces::Directory", [DirectoryId]),
    ...relate("runs in", "AWS::EC2::Subnet", [SubnetId]),
    ...relate("is encrypted by", "AWS::KMS::Key", [VolumeEncryptionKey]),
  ],
});
