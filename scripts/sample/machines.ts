import { EC2, type RunInstancesCommandInput } from "@aws-sdk/client-ec2";
import { BIONIC, XENIAL } from "./images";
import { makeClassicBalancer, makeLeftovers } from "./leftovers";
import type { Network } from "./network";
import { HOME, made, tagged, type World } from "./world";

/** A machine as somebody started it by hand. */
export type Machine = {
  id: string;
  name: string;
  when: string;
  type: NonNullable<RunInstancesCommandInput["InstanceType"]>;
  subnet: string;
  groups: string[];
  address: string;
  image?: string;
  key?: string;
  profile?: string;
  disk?: number;
  encrypted?: boolean;
  tags?: Record<string, string>;
  v2?: boolean;
};

/** Machines of the main region, the classic balancer before the web servers, and what machines leave behind. */
export async function makeMachines(world: World, { subnets, groups }: Network): Promise<void> {
  const ec2 = world.aws(EC2);
  for (const [KeyName, when] of [
    ["pinecrate-2019", "2019-03-11 08:55"],
    ["jpark-laptop", "2020-10-14 07:31"],
    ["trenner", "2022-08-29 09:04"],
    ["staging", "2021-09-29 16:47"],
  ] as const) {
    await world.at(when);
    await ec2.importKeyPair({ KeyName, PublicKeyMaterial: publicKey(KeyName) });
  }

  const main = { key: "pinecrate-2019" };
  const machines: Machine[] = [
    {
      id: "i-0a41f7c2be9d03e15",
      name: "bastion",
      when: "2019-03-11 09:20",
      type: "t2.micro",
      subnet: "public-a",
      groups: ["bastion"],
      address: "10.20.1.20",
      image: XENIAL,
      tags: { Env: "prod" },
      ...main,
    },
    {
      id: "i-03ac6e59d27f81b40",
      name: "web-1",
      when: "2019-06-19 09:12",
      type: "m4.large",
      subnet: "private-a",
      groups: ["web-classic"],
      address: "10.20.11.41",
      image: XENIAL,
      profile: "web-legacy",
      disk: 40,
      tags: { Env: "prod", Role: "web", Owner: "jpark" },
      ...main,
    },
    {
      id: "i-0c93d1e7fa20b4586",
      name: "web-2",
      when: "2019-06-19 09:26",
      type: "m4.large",
      subnet: "public-b",
      groups: ["web-classic"],
      address: "10.20.2.42",
      image: XENIAL,
      profile: "web-legacy",
      disk: 40,
      tags: { Env: "prod", role: "web", Owner: "jpark" },
      ...main,
    },
    {
      id: "i-0f21a9c60db7e4835",
      name: "jenkins-old",
      when: "2019-11-24 12:31",
      type: "t2.medium",
      subnet: "private-b",
      groups: ["jenkins"],
      address: "10.20.12.60",
      image: XENIAL,
      profile: "jenkins",
      disk: 200,
      tags: { owner: "trenner", note: "ask Tom before stopping" },
      ...main,
    },
    {
      id: "i-0d9035ce81fb27a4c",
      name: "vpn",
      when: "2020-01-08 10:07",
      type: "t3.nano",
      subnet: "public-a",
      groups: ["vpn", "vpn-old"],
      address: "10.20.1.9",
      image: BIONIC,
      ...main,
    },
    {
      id: "i-05be82d7319c4fa06",
      name: "cron-01",
      when: "2020-07-02 09:48",
      type: "t3.medium",
      subnet: "private-a",
      groups: ["workers"],
      address: "10.20.11.70",
      image: BIONIC,
      profile: "cron",
      disk: 100,
      tags: { Env: "prod", jobs: "invoices,backups,sitemap,newsletter" },
      ...main,
    },
    {
      id: "i-07c2b4d9e6f1a3058",
      name: "worker-1",
      when: "2021-01-27 11:16",
      type: "c5.large",
      subnet: "private-a",
      groups: ["workers"],
      address: "10.20.11.81",
      image: BIONIC,
      profile: "worker",
      tags: { env: "production" },
      ...main,
    },
    {
      id: "i-0a8e1d50c37b9f264",
      name: "worker-2",
      when: "2021-01-27 11:29",
      type: "c5.large",
      subnet: "private-b",
      groups: ["workers"],
      address: "10.20.12.82",
      image: BIONIC,
      profile: "worker",
      tags: { env: "production" },
      key: "jpark-laptop",
    },
    {
      id: "i-08d4c5170ea93bf62",
      name: "metabase",
      when: "2022-02-15 10:24",
      type: "t3.medium",
      subnet: "private-a",
      groups: ["metabase"],
      address: "10.20.11.90",
      image: BIONIC,
      disk: 60,
      encrypted: true,
      tags: { Env: "prod", Owner: "svedova" },
      ...main,
    },
    {
      id: "i-02f7d81be4c60a953",
      name: "staging-web-1",
      when: "2021-09-30 09:42",
      type: "t3.small",
      subnet: "staging-private-b",
      groups: ["staging-all"],
      address: "10.30.12.11",
      image: BIONIC,
      key: "staging",
      tags: { Environment: "staging", terraform: "true" },
    },
    {
      id: "i-0b6e39f41c8ad2705",
      name: "staging-db",
      when: "2021-09-30 10:03",
      type: "t3.medium",
      subnet: "staging-private-b",
      groups: ["staging-db", "staging-all"],
      address: "10.30.12.20",
      image: BIONIC,
      key: "staging",
      disk: 120,
      tags: { Environment: "staging" },
    },
  ];
  for (const machine of machines) await startMachine(world, machine, { subnets, groups });

  for (const [when, Address, Name, InstanceId] of [
    ["2019-03-11 09:31", "203.0.113.20", "bastion", "i-0a41f7c2be9d03e15"],
    ["2019-06-19 10:04", "203.0.113.42", "", "i-0c93d1e7fa20b4586"],
    ["2020-01-08 10:15", "203.0.113.9", "vpn", "i-0d9035ce81fb27a4c"],
    ["2021-07-06 13:37", "203.0.113.58", "shopware test", ""],
  ] as const) {
    await world.at(when);
    const { AllocationId } = await ec2.allocateAddress({ Domain: "vpc", Address });
    if (Name) await ec2.createTags({ Resources: [made(AllocationId)], Tags: tagged({ Name }) });
    if (InstanceId) await ec2.associateAddress({ AllocationId, InstanceId });
  }
  await makeLeftovers(world, groups, subnets);
  await makeClassicBalancer(world, groups, subnets);
}

/** Starts a machine with its disk; what hangs on it carries its name only where somebody cared. */
export async function startMachine(
  world: World,
  machine: Machine,
  { subnets, groups }: Pick<Network, "subnets" | "groups">,
  region = HOME,
): Promise<void> {
  const ec2 = world.aws(EC2, region);
  await world.at(machine.when);
  await world.next(machine.id);
  const { Instances } = await ec2.runInstances({
    ImageId: machine.image ?? BIONIC,
    InstanceType: machine.type,
    MinCount: 1,
    MaxCount: 1,
    KeyName: machine.key,
    SubnetId: subnets[machine.subnet],
    SecurityGroupIds: machine.groups.map((name) => made(groups[name])),
    PrivateIpAddress: machine.address,
    MetadataOptions: { HttpTokens: machine.v2 ? "required" : "optional", HttpEndpoint: "enabled" },
    BlockDeviceMappings: [
      {
        DeviceName: "/dev/sda1",
        Ebs: { VolumeSize: machine.disk ?? 20, VolumeType: "gp2", Encrypted: machine.encrypted ?? false },
      },
    ],
    ...(machine.profile ? { IamInstanceProfile: { Name: machine.profile } } : {}),
    TagSpecifications: [{ ResourceType: "instance", Tags: tagged({ Name: machine.name, ...machine.tags }) }],
  });
  made(Instances?.[0]);
}

/** A public key that belongs to nobody: its modulus is made of the letters of its name. */
export function publicKey(name: string): Buffer {
  const field = (bytes: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return Buffer.concat([length, bytes]);
  };
  const modulus = Buffer.from(`\u0000${"\u007f"}${name.padEnd(253, name)}\u0001`, "latin1");
  const blob = Buffer.concat([Buffer.from("ssh-rsa"), Buffer.from([1, 0, 1]), modulus].map(field));
  return Buffer.from(`ssh-rsa ${blob.toString("base64")} ${name}`);
}
