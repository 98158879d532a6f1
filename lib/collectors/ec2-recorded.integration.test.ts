import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import {
  byId,
  type Collected,
  collectService,
  historyOf,
  made,
  openTestAccount,
  relationsOf,
  type TestAccount,
  through,
} from "@/lib/testing/collect";
import { denied } from "@/lib/testing/faults";
import { startProxy, type WireProxy } from "@/lib/testing/proxy";
import { xmlAnswer } from "@/lib/testing/wire-answers";
import { ec2 } from "./ec2";

// Answers in the shape of the pages under https://docs.aws.amazon.com/AWSEC2/latest/APIReference/, for what the
// emulator lacks or cannot be made to hold.

const ACCOUNT = "210000000006";
const REGION = "eu-north-1";

let account: TestAccount;
let proxy: WireProxy;

beforeAll(async () => {
  account = await openTestAccount(inject("motoUrl"), ACCOUNT, REGION);
  proxy = await startProxy(inject("motoUrl"));
});

afterAll(() => proxy.stop());

function answer(operation: string, content: string): void {
  const xml = `<${operation}Response xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>r-1</requestId>${content}</${operation}Response>`;
  proxy.fault({ operation, fault: { kind: "answer", make: () => xmlAnswer(xml) } });
}

/** Forgets faults and answers, and answers the listings that the emulator lacks. */
function clear(): void {
  proxy.clear();
  answer("DescribeClientVpnEndpoints", "<clientVpnEndpoint/>");
  answer("DescribeReservedInstances", "<reservedInstancesSet/>");
}

async function collect(): Promise<Collected> {
  return collectService(ec2, through(account, proxy.url), [REGION]);
}

describe("ec2 region settings", () => {
  it("reads each setting", async () => {
    clear();
    answer("GetEbsEncryptionByDefault", "<ebsEncryptionByDefault>true</ebsEncryptionByDefault>");
    answer("GetEbsDefaultKmsKeyId", "<kmsKeyId>alias/aws/ebs</kmsKeyId>");
    answer("GetInstanceMetadataDefaults", "<accountLevel><httpTokens>required</httpTokens></accountLevel>");
    answer("GetSnapshotBlockPublicAccessState", "<state>block-all-sharing</state>");
    answer("GetImageBlockPublicAccessState", "<imageBlockPublicAccessState>unblocked</imageBlockPublicAccessState>");
    answer("GetSerialConsoleAccessStatus", "<serialConsoleAccessEnabled>false</serialConsoleAccessEnabled>");
    answer(
      "DescribeVpcBlockPublicAccessOptions",
      `<vpcBlockPublicAccessOptions><internetGatewayBlockMode>block-ingress</internetGatewayBlockMode>
       <exclusionsAllowed>allowed</exclusionsAllowed></vpcBlockPublicAccessOptions>`,
    );
    answer(
      "DescribeVpcBlockPublicAccessExclusions",
      `<vpcBlockPublicAccessExclusionSet><item><exclusionId>vpcbpa-exclude-1</exclusionId>
       <internetGatewayExclusionMode>allow-egress</internetGatewayExclusionMode>
       <resourceArn>arn:aws:ec2:${REGION}:${ACCOUNT}:vpc/vpc-1</resourceArn></item></vpcBlockPublicAccessExclusionSet>`,
    );
    const collected = await collect();
    expect(collected.gaps).toEqual([]);
    expect(byId(collected, REGION)).toMatchObject({
      arn: `arn:aws:ec2:${REGION}:${ACCOUNT}:region-settings/${REGION}`,
      configuration: {
        EbsEncryptionByDefault: { seen: true, value: true },
        EbsDefaultKmsKeyId: { seen: true, value: "alias/aws/ebs" },
        InstanceMetadataDefaults: { seen: true, value: { HttpTokens: "required" } },
        SnapshotBlockPublicAccess: { seen: true, value: "block-all-sharing" },
        ImageBlockPublicAccess: { seen: true, value: "unblocked" },
        SerialConsoleAccess: { seen: true, value: false },
        VpcBlockPublicAccess: { seen: true, value: { InternetGatewayBlockMode: "block-ingress" } },
        VpcBlockPublicAccessExclusions: { seen: true, value: [{ ExclusionId: "vpcbpa-exclude-1" }] },
      },
    });
  });

  it("takes an account that set nothing for an answer", async () => {
    clear();
    answer("GetInstanceMetadataDefaults", "");
    answer("DescribeVpcBlockPublicAccessExclusions", "<vpcBlockPublicAccessExclusionSet/>");
    const { configuration } = byId(await collect(), REGION);
    expect(configuration.InstanceMetadataDefaults).toEqual({ seen: true, value: {} });
    expect(configuration.VpcBlockPublicAccessExclusions).toEqual({ seen: true, value: [] });
  });
});

describe("ec2 when an answer says nothing of what was asked", () => {
  it("takes that for unreadable, never for a switch that is off or a template without versions", async () => {
    clear();
    const switches = {
      GetEbsEncryptionByDefault: "EbsEncryptionByDefault",
      GetSnapshotBlockPublicAccessState: "SnapshotBlockPublicAccess",
      GetImageBlockPublicAccessState: "ImageBlockPublicAccess",
      GetSerialConsoleAccessStatus: "SerialConsoleAccess",
      DescribeVpcBlockPublicAccessOptions: "VpcBlockPublicAccess",
    };
    for (const operation of Object.keys(switches)) answer(operation, "");
    answer("DescribeVpcAttribute", "<vpcId>vpc-1</vpcId>");
    answer(
      "DescribeLaunchTemplates",
      `<launchTemplates><item><launchTemplateId>lt-1</launchTemplateId><launchTemplateName>app</launchTemplateName>
       </item></launchTemplates>`,
    );
    answer("DescribeLaunchTemplateVersions", "<launchTemplateVersionSet/>");
    const collected = await collect();
    const unreadable = { seen: false, reason: "broken_answer", action: null };
    const { configuration } = byId(collected, REGION);
    for (const [operation, field] of Object.entries(switches)) {
      expect(configuration[field]).toEqual({ ...unreadable, operation });
    }
    const vpc = made(collected.resources.find(({ type }) => type === "AWS::EC2::VPC"));
    expect(vpc.configuration).toMatchObject({ EnableDnsSupport: unreadable, EnableDnsHostnames: unreadable });
    expect(byId(collected, "lt-1").configuration.Versions).toMatchObject(unreadable);
  });
});

describe("ec2 when something is denied", () => {
  it("keeps groups without their rules, networks without their switches, and hides nothing else", async () => {
    clear();
    proxy.fault({ operation: "DescribeSecurityGroupRules", fault: denied });
    proxy.fault({ operation: "DescribeVpcAttribute", fault: denied });
    proxy.fault({ operation: "DescribeVolumes", fault: denied });
    const collected = await collect();
    const groups = collected.resources.filter(({ type }) => type === "AWS::EC2::SecurityGroup");
    expect(groups).toMatchObject([
      {
        configuration: {
          Rules: {
            seen: false,
            reason: "denied",
            operation: "DescribeSecurityGroupRules",
            action: "ec2:DescribeSecurityGroupRules",
          },
        },
      },
    ]);
    expect(relationsOf(made(groups[0]))).toHaveLength(1);
    const vpc = made(collected.resources.find(({ type }) => type === "AWS::EC2::VPC"));
    expect(vpc.configuration).toMatchObject({ EnableDnsSupport: { seen: false }, EnableDnsHostnames: { seen: false } });
    expect(collected.coverage.filter(({ status }) => status !== "ok")).toMatchObject([
      { type: "AWS::EC2::Volume", status: "unseen", reason: "denied" },
    ]);
  });
});

/** Interfaces as AWS makes them for functions, tasks and balancers; `generation` is what a deploy or scaling changes. */
function interfaces(generation: number): string {
  const item = (id: string, description: string, more = "") => `<item>
    <networkInterfaceId>eni-${id}-${generation}</networkInterfaceId><subnetId>subnet-1</subnetId><vpcId>vpc-1</vpcId>
    <availabilityZone>${REGION}a</availabilityZone><description>${description}</description>
    <ownerId>${ACCOUNT}</ownerId><requesterManaged>true</requesterManaged><status>in-use</status>
    <privateIpAddress>10.0.0.${generation}</privateIpAddress>
    <groupSet><item><groupId>sg-1</groupId><groupName>app</groupName></item></groupSet>${more}</item>`;
  const task = `arn:aws:ecs:${REGION}:${ACCOUNT}:attachment/0000-${generation}`;
  const service = `<tagSet><item><key>aws:ecs:clusterName</key><value>shop</value></item>
    <item><key>aws:ecs:serviceName</key><value>web</value></item></tagSet>`;
  return [
    item("fn", `AWS Lambda VPC ENI-orders-${generation}`, "<interfaceType>lambda</interfaceType>"),
    item("task", task, service),
    item("task2", task, service),
    item("balancer", "ELB app/front/50dc6c495c0c9188", "<interfaceType>interface</interfaceType>"),
  ].join("");
}

describe("ec2 network interfaces", () => {
  const kept = ({ resources }: Collected) =>
    resources.filter(({ type }) => type === "AWS::EC2::NetworkInterface").map(historyOf);

  it("a deploy that replaces interfaces is no change", async () => {
    clear();
    answer("DescribeNetworkInterfaces", `<networkInterfaceSet>${interfaces(1)}</networkInterfaceSet>`);
    const before = await collect();
    clear();
    answer("DescribeNetworkInterfaces", `<networkInterfaceSet>${interfaces(2)}</networkInterfaceSet>`);
    const after = await collect();
    expect(kept(after)).toEqual(kept(before));
    expect(kept(before)).toHaveLength(3);
    const service = byId(after, "ecs/shop/web/subnet-1/sg-1");
    expect(service).toMatchObject({ name: "ecs/shop/web in subnet-1", configuration: { FoldedFor: "ecs/shop/web" } });
    expect(service.runtime.Members).toMatchObject([
      { NetworkInterfaceId: "eni-task-2", PrivateIpAddress: "10.0.0.2" },
      { NetworkInterfaceId: "eni-task2-2" },
    ]);
    expect(relationsOf(service)).toEqual([
      "is part of AWS::EC2::VPC vpc-1",
      "stands in AWS::EC2::Subnet subnet-1",
      "is guarded by AWS::EC2::SecurityGroup sg-1",
    ]);
  });

  it("keeps what came before a listing broke off", async () => {
    clear();
    const page = `<nextToken>two</nextToken><networkInterfaceSet>${interfaces(1)}</networkInterfaceSet>`;
    answer("DescribeNetworkInterfaces", page);
    const collected = await collect();
    // Each page names the token of the one before.
    expect(collected.coverage.filter(({ status }) => status !== "ok")).toMatchObject([
      { type: "AWS::EC2::NetworkInterface", status: "partial", reason: "truncated" },
    ]);
    expect(kept(collected)).toHaveLength(3);
  });
});

describe("ec2 and words it does not know", () => {
  it("keeps new states, types and fields", async () => {
    clear();
    answer("DescribeNetworkInterfaces", `<networkInterfaceSet>${interfaces(1)}</networkInterfaceSet>`);
    answer(
      "DescribeInstances",
      `<reservationSet><item><ownerId>${ACCOUNT}</ownerId><instancesSet><item><instanceId>i-1</instanceId>
       <instanceType>q9.colossal</instanceType><instanceState><code>99</code><name>dreaming</name></instanceState>
       <networkInterfaceSet><item><networkInterfaceId>eni-1</networkInterfaceId><status>in-use</status>
       <attachment><attachmentId>a-1</attachmentId><status>attached</status></attachment></item></networkInterfaceSet>
       <iamInstanceProfile><arn>arn:aws:iam::${ACCOUNT}:instance-profile/app</arn></iamInstanceProfile>
       </item></instancesSet></item></reservationSet>`,
    );
    answer(
      "DescribeSecurityGroups",
      "<securityGroupInfo><item><groupName>nameless</groupName></item></securityGroupInfo>",
    );
    const collected = await collect();
    const instance = byId(collected, "i-1");
    expect(instance).toMatchObject({ state: "dreaming", configuration: { InstanceType: "q9.colossal" } });
    expect(instance.configuration.NetworkInterfaces).toEqual([
      { NetworkInterfaceId: "eni-1", Attachment: { AttachmentId: "a-1" } },
    ]);
    expect(relationsOf(instance)).toEqual([
      `acts through AWS::IAM::InstanceProfile arn:aws:iam::${ACCOUNT}:instance-profile/app`,
    ]);
    // An item without its id is a broken answer, not a resource without a name.
    expect(collected.coverage.filter(({ status }) => status !== "ok")).toMatchObject([
      { type: "AWS::EC2::SecurityGroup", status: "partial", reason: "broken_answer" },
    ]);
  });
});

describe("ec2 in a shared network", () => {
  it("names the owner of a subnet in its ARN", async () => {
    clear();
    answer(
      "DescribeVpcs",
      "<vpcSet><item><vpcId>vpc-shared</vpcId><ownerId>999999999999</ownerId><state>available</state></item></vpcSet>",
    );
    const collected = await collect();
    expect(byId(collected, "vpc-shared").arn).toBe(`arn:aws:ec2:${REGION}:999999999999:vpc/vpc-shared`);
  });
});
