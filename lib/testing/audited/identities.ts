import * as iam from "@aws-sdk/client-iam";
import type { Config } from "./account";

const document = (...Statement: object[]) => JSON.stringify({ Version: "2012-10-17", Statement });
const EC2_MAY = document({
  Effect: "Allow",
  Principal: { Service: "ec2.amazonaws.com" },
  Action: "sts:AssumeRole",
});

/** People, policies and roles: `ann` has too much, `bob` is in a group, `chroot-admin` has an authenticator app. */
export async function seedIdentities(config: Config): Promise<void> {
  const client = new iam.IAMClient(config);
  const policy = async (PolicyName: string, ...statements: object[]) => {
    const { Policy } = await client.send(
      new iam.CreatePolicyCommand({ PolicyName, PolicyDocument: document(...statements) }),
    );
    return Policy?.Arn ?? "";
  };
  const all = { Effect: "Allow", Resource: "*" };
  const read = await policy("read-uploads", { ...all, Action: "s3:GetObject" });
  const everything = await policy("everything", { ...all, Action: "*" });
  const written = await policy("everything-otherwise", { ...all, Action: "*:*" });
  const butIam = await policy("all-but-iam", { Effect: "Allow", NotAction: "iam:*", Resource: "*" });
  const twoWays = await policy("everything-twice", {
    ...{ Effect: "Allow", Action: "*" },
    Resource: ["*", "arn:aws:s3:::uploads"],
  });

  await client.send(new iam.CreateUserCommand({ UserName: "ann" }));
  await client.send(new iam.CreateLoginProfileCommand({ UserName: "ann", Password: "Never-Stored-1" }));
  await client.send(new iam.CreateAccessKeyCommand({ UserName: "ann" }));
  await client.send(new iam.CreateAccessKeyCommand({ UserName: "ann" }));
  await client.send(new iam.AttachUserPolicyCommand({ UserName: "ann", PolicyArn: read }));
  await client.send(
    new iam.PutUserPolicyCommand({
      UserName: "ann",
      PolicyName: "inline",
      PolicyDocument: document({ ...all, Action: "sqs:ListQueues" }),
    }),
  );

  await client.send(new iam.CreateUserCommand({ UserName: "bob" }));
  await client.send(new iam.CreateGroupCommand({ GroupName: "developers" }));
  await client.send(new iam.AttachGroupPolicyCommand({ GroupName: "developers", PolicyArn: read }));
  await client.send(new iam.AddUserToGroupCommand({ GroupName: "developers", UserName: "bob" }));

  await client.send(new iam.CreateUserCommand({ UserName: "chroot-admin" }));
  await client.send(new iam.CreateLoginProfileCommand({ UserName: "chroot-admin", Password: "Never-Stored-1" }));
  const { VirtualMFADevice } = await client.send(
    new iam.CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: "chroot-admin" }),
  );
  await client.send(
    new iam.EnableMFADeviceCommand({
      UserName: "chroot-admin",
      SerialNumber: VirtualMFADevice?.SerialNumber,
      AuthenticationCode1: "123456",
      AuthenticationCode2: "654321",
    }),
  );

  await client.send(new iam.CreateRoleCommand({ RoleName: "machine", AssumeRolePolicyDocument: EC2_MAY }));
  const cloudShell = "arn:aws:iam::aws:policy/AWSCloudShellFullAccess";
  for (const PolicyArn of [everything, written, butIam, twoWays, cloudShell]) {
    await client.send(new iam.AttachRolePolicyCommand({ RoleName: "machine", PolicyArn }));
  }
  await client.send(new iam.CreateInstanceProfileCommand({ InstanceProfileName: "machine" }));
  await client.send(new iam.AddRoleToInstanceProfileCommand({ InstanceProfileName: "machine", RoleName: "machine" }));
  await client.send(new iam.CreateInstanceProfileCommand({ InstanceProfileName: "empty" }));
  await client.send(
    new iam.CreateSAMLProviderCommand({ Name: "office", SAMLMetadataDocument: "<m>".padEnd(1_000, "m") }),
  );
  await client.send(
    new iam.UpdateAccountPasswordPolicyCommand({ MinimumPasswordLength: 12, PasswordReusePrevention: 24 }),
  );
}
