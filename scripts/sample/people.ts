import { IAM } from "@aws-sdk/client-iam";
import { STS } from "@aws-sdk/client-sts";
import { makePolicies, makeRoles, managed } from "./roles";
import { ACCOUNT, made, tagged, type World } from "./world";

/** Somebody, or something, with a user of its own. */
type Person = {
  name: string;
  since: string;
  groups?: string[];
  /** Managed policies of AWS or the company, attached to the user itself. */
  policies?: string[];
  /** May sign in to the console, last on that day. */
  console?: string | null;
  device?: boolean;
  /** Access keys: made on, last used on, and whether still active. */
  keys?: { made: string; used?: string; active: boolean }[];
  tags?: Record<string, string>;
};

export const PEOPLE: Person[] = [
  {
    name: "jpark",
    since: "2017-03-02 10:02",
    groups: ["admins"],
    console: "2021-11-30 17:44",
    keys: [{ made: "2017-03-02 10:05", used: "2025-12-19 03:00", active: true }],
  },
  {
    name: "trenner",
    since: "2018-11-05 09:30",
    groups: ["admins"],
    console: "2026-08-13 15:02",
    device: true,
    keys: [
      { made: "2018-11-05 09:41", used: "2026-09-02 22:14", active: true },
      { made: "2021-02-08 11:20", active: false },
    ],
  },
  {
    name: "svedova",
    since: "2020-02-10 08:15",
    groups: ["developers"],
    console: "2023-06-30 14:20",
    keys: [{ made: "2020-02-10 08:20", used: "2023-06-29 10:31", active: true }],
    tags: { left: "2023-07" },
  },
  {
    name: "dkowal",
    since: "2021-08-16 07:50",
    groups: ["admins", "developers"],
    console: "2026-08-31 07:12",
    device: true,
    keys: [{ made: "2021-08-16 08:01", used: "2026-08-31 06:55", active: true }],
  },
  { name: "iokafor", since: "2022-05-09 09:00", groups: ["developers"], console: "2026-07-14 12:40" },
  {
    name: "mlindqvist",
    since: "2026-08-28 13:05",
    groups: ["admins"],
    console: "2026-08-31 13:40",
    device: true,
    tags: { team: "platform" },
  },
  {
    name: "accounting",
    since: "2019-12-03 10:44",
    policies: ["job-function/Billing"],
    console: "2026-08-05 08:30",
    tags: { Owner: "office@pinecrate.example" },
  },
  { name: "contractor-fluxwerk", since: "2024-02-19 09:12", groups: ["developers"], console: "2024-05-31 16:10" },
  {
    name: "ci-deploy",
    since: "2019-11-24 13:02",
    policies: [`arn:aws:iam::${ACCOUNT}:policy/ci-deploy`],
    keys: [{ made: "2019-11-24 13:03", used: "2026-08-31 09:27", active: true }],
  },
  {
    name: "backup-bot",
    since: "2018-11-19 21:10",
    policies: ["AmazonS3FullAccess"],
    keys: [{ made: "2018-11-19 21:11", used: "2024-03-03 02:00", active: true }],
  },
  {
    name: "ses-smtp-user.20190702-101533",
    since: "2019-07-02 10:15",
    keys: [{ made: "2019-07-02 10:15", used: "2026-08-31 13:58", active: true }],
  },
  {
    name: "metabase-s3",
    since: "2022-02-15 11:40",
    policies: ["AmazonS3ReadOnlyAccess"],
    keys: [{ made: "2022-02-15 11:41", active: true }],
  },
  {
    name: "terraform",
    since: "2023-10-09 12:30",
    policies: ["AdministratorAccess"],
    keys: [{ made: "2023-10-09 12:31", used: "2023-11-22 15:09", active: true }],
    tags: { terraform: "true" },
  },
];

/** Who can get in: users, groups, roles, and the password policy of 2017. */
export async function makePeople(world: World): Promise<void> {
  const iam = world.aws(IAM);
  await world.at("2017-03-02 09:40");
  await iam.createAccountAlias({ AccountAlias: "pinecrate" });
  await iam.updateAccountPasswordPolicy({ MinimumPasswordLength: 8, RequireLowercaseCharacters: true });
  for (const [GroupName, when, policies] of [
    ["admins", "2017-03-02 09:55", ["AdministratorAccess"]],
    ["developers", "2019-02-18 14:10", ["PowerUserAccess", "IAMReadOnlyAccess"]],
    ["analysts", "2020-09-01 10:00", ["AmazonRDSReadOnlyAccess"]],
  ] as const) {
    await world.at(when);
    await iam.createGroup({ GroupName });
    for (const name of policies) await iam.attachGroupPolicy({ GroupName, PolicyArn: managed(name) });
  }
  await makePolicies(world);
  for (const person of PEOPLE) await makePerson(world, person);
  await makeRoles(world);
}

async function makePerson(world: World, person: Person): Promise<void> {
  const iam = world.aws(IAM);
  const UserName = person.name;
  await world.at(person.since);
  await iam.createUser({ UserName, Tags: tagged(person.tags ?? {}) });
  for (const GroupName of person.groups ?? []) await iam.addUserToGroup({ UserName, GroupName });
  for (const name of person.policies ?? []) await iam.attachUserPolicy({ UserName, PolicyArn: managed(name) });
  if (person.console) await iam.createLoginProfile({ UserName, Password: "never-stored-Password1" });
  if (person.device) {
    const { VirtualMFADevice } = await iam.createVirtualMFADevice({ VirtualMFADeviceName: UserName });
    const SerialNumber = made(VirtualMFADevice?.SerialNumber);
    await iam.enableMFADevice({ UserName, SerialNumber, AuthenticationCode1: "123456", AuthenticationCode2: "654321" });
  }
  for (const key of person.keys ?? []) {
    await world.at(key.made);
    const { AccessKey } = await iam.createAccessKey({ UserName });
    const AccessKeyId = made(AccessKey?.AccessKeyId);
    // Uses after the first snapshot are a later part of the story.
    if (key.used && key.used < "2026-08-31 14:00") {
      await world.at(key.used);
      const secretAccessKey = made(AccessKey?.SecretAccessKey);
      await world.aws(STS, undefined, { accessKeyId: AccessKeyId, secretAccessKey }).getCallerIdentity({});
    }
    if (!key.active) await iam.updateAccessKey({ UserName, AccessKeyId, Status: "Inactive" });
  }
}
