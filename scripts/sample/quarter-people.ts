import { Account } from "@aws-sdk/client-account";
import { IAM } from "@aws-sdk/client-iam";
import { STS } from "@aws-sdk/client-sts";
import { managed } from "./roles";
import { HOME, made, policy, tagged, type World } from "./world";

/** What the reader may see grows, and somebody is to be told of incidents. */
export async function widenTheReader(world: World): Promise<void> {
  await world.at("2026-09-07 08:05");
  const Action = [
    "ec2:Describe*",
    "rds:Describe*",
    "iam:List*",
    "iam:Get*",
    "account:Get*",
    "macie2:Get*",
    "sso:List*",
    "ssm:Describe*",
  ];
  await world.aws(IAM).putRolePolicy({
    RoleName: "BearingsRead",
    PolicyName: "bearings-read",
    PolicyDocument: policy({ Effect: "Allow", Action, Resource: "*" }),
  });
  await world.aws(Account, "us-east-1").putAlternateContact({
    AlternateContactType: "SECURITY",
    Name: "Marta Lindqvist",
    Title: "Platform",
    EmailAddress: "security@pinecrate.example",
    PhoneNumber: "+31000000000",
  });
}

/** People who left lose their keys, and a new colleague comes. */
export async function takeKeysAway(world: World): Promise<void> {
  const iam = world.aws(IAM);
  for (const [UserName, when, groups] of [
    ["trenner", "2026-09-07 08:40", ["admins"]],
    ["jpark", "2026-09-16 13:10", ["admins"]],
    ["svedova", "2026-09-16 13:18", ["developers"]],
    ["contractor-fluxwerk", "2026-09-16 13:25", ["developers"]],
  ] as const) {
    await world.at(when);
    const { AccessKeyMetadata: keys = [] } = await iam.listAccessKeys({ UserName });
    for (const { AccessKeyId } of keys) await iam.deleteAccessKey({ UserName, AccessKeyId });
    const { MFADevices = [] } = await iam.listMFADevices({ UserName });
    for (const { SerialNumber } of MFADevices) {
      await iam.deactivateMFADevice({ UserName, SerialNumber });
      await iam.deleteVirtualMFADevice({ SerialNumber });
    }
    await iam.deleteLoginProfile({ UserName });
    for (const GroupName of groups) await iam.removeUserFromGroup({ UserName, GroupName });
    await iam.deleteUser({ UserName });
  }
  await world.at("2026-09-21 09:00");
  await iam.updateAccountPasswordPolicy({
    MinimumPasswordLength: 14,
    RequireLowercaseCharacters: true,
    RequireUppercaseCharacters: true,
    RequireNumbers: true,
    RequireSymbols: true,
    PasswordReusePrevention: 24,
    AllowUsersToChangePassword: true,
  });
  await iam.detachRolePolicy({ RoleName: "agency-access", PolicyArn: managed("AdministratorAccess") });
  await iam.deleteRole({ RoleName: "agency-access" });
  await world.at("2026-10-05 07:30");
  const UserName = "rhaddad";
  await iam.createUser({ UserName, Tags: tagged({ team: "platform" }) });
  await iam.addUserToGroup({ UserName, GroupName: "developers" });
  await iam.createLoginProfile({ UserName, Password: "never-stored-Password1" });
  const { VirtualMFADevice } = await iam.createVirtualMFADevice({ VirtualMFADeviceName: UserName });
  const SerialNumber = made(VirtualMFADevice?.SerialNumber);
  await iam.enableMFADevice({ UserName, SerialNumber, AuthenticationCode1: "123456", AuthenticationCode2: "654321" });
}

/** What still signs with a key of its own by the end of the quarter. */
export async function signWithKeys(world: World): Promise<void> {
  for (const [UserName, when] of [
    ["ci-deploy", "2026-11-20 14:06"],
    ["ses-smtp-user.20190702-101533", "2026-11-23 05:51"],
  ] as const) {
    await world.at(when);
    const { AccessKeyMetadata: keys = [] } = await world.aws(IAM).listAccessKeys({ UserName });
    const accessKeyId = made(keys[0]?.AccessKeyId);
    await world.aws(STS, HOME, { accessKeyId, secretAccessKey: "unused" }).getCallerIdentity({});
  }
}
