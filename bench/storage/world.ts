import type { Json } from "@/lib/model/json";
import type { Resource } from "@/lib/model/resource";
import type { ListingResult } from "@/lib/model/snapshot";

/** Types of the made-up account; real names, so that their relations are followed as in a real one. */
const TYPES: [type: string, service: string][] = [
  ["AWS::EC2::Instance", "ec2"],
  ["AWS::EC2::NetworkInterface", "ec2"],
  ["AWS::EC2::SecurityGroup", "ec2"],
  ["AWS::EC2::Subnet", "ec2"],
  ["AWS::EC2::Volume", "ec2"],
  ["AWS::EC2::Snapshot", "ec2"],
  ["AWS::RDS::DBInstance", "rds"],
  ["AWS::RDS::DBSnapshot", "rds"],
  ["AWS::ElasticLoadBalancingV2::LoadBalancer", "elbv2"],
  ["AWS::ElasticLoadBalancingV2::TargetGroup", "elbv2"],
  ["AWS::Lambda::Function", "lambda"],
  ["AWS::Logs::LogGroup", "logs"],
  ["AWS::SNS::Topic", "sns"],
  ["AWS::KMS::Key", "kms"],
  ["AWS::CloudTrail::Trail", "cloudtrail"],
];
const REGIONS = [
  "eu-west-1",
  "eu-central-1",
  "us-east-1",
  "us-west-2",
  "ap-south-1",
  "sa-east-1",
  "eu-north-1",
  "ca-central-1",
];
const TEAMS = ["payments", "search", "platform", "data", "mobile", "billing", "identity", "growth"];
const ACCOUNT = "123456789012";

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const hex = (random: () => number) =>
  Math.floor(random() * 4_294_967_296)
    .toString(16)
    .padStart(8, "0");

/** What a day changes. */
export type Day = { changed: number; added: number; removed: number };

/**
 * A made-up account whose resources are functions of their number and revision, so that a hundred thousand of them
 * take a few megabytes until a listing is asked for. JSON about 1.9 kB in the mean, 0.4 to 7.5 kB.
 */
export class World {
  /** Revision of each resource, by scope and number. */
  readonly scopes = new Map<string, Map<number, number>>();
  #next = 0;
  readonly #random = randomFrom(1);

  constructor(size: number) {
    for (const [type] of TYPES) for (const region of REGIONS) this.scopes.set(`${type}|${region}`, new Map());
    for (let index = 0; index < size; index += 1) this.#add();
  }

  get size(): number {
    return this.#next;
  }

  /** Lets a day pass in some scopes, or everywhere; returns the scopes that it touched. */
  pass({ changed, added, removed }: Day, within: readonly string[] = [...this.scopes.keys()]): string[] {
    const touched = new Set<string>();
    const pick = (): [string, Map<number, number>] => {
      const key = within[Math.floor(this.#random() * within.length)] ?? "";
      touched.add(key);
      return [key, this.scopes.get(key) ?? new Map()];
    };
    for (let index = 0; index < changed; index += 1) {
      const [, scope] = pick();
      const number = this.#one(scope);
      if (number !== undefined) scope.set(number, (scope.get(number) ?? 0) + 1);
    }
    for (let index = 0; index < removed; index += 1) {
      const [, scope] = pick();
      const number = this.#one(scope);
      if (number !== undefined) scope.delete(number);
    }
    for (let index = 0; index < added; index += 1) this.#add(pick()[0]);
    return [...touched];
  }

  #one(scope: Map<number, number>): number | undefined {
    return [...scope.keys()][Math.floor(this.#random() * scope.size)];
  }

  #add(key?: string): void {
    const number = this.#next;
    this.#next += 1;
    const [type] = TYPES[number % TYPES.length] ?? ["", ""];
    const region = REGIONS[Math.floor(number / TYPES.length) % REGIONS.length];
    this.scopes.get(key ?? `${type}|${region}`)?.set(number, 0);
  }

  /** What a scan would list in a scope today. */
  listing(key: string): ListingResult {
    const [type = "", region = ""] = key.split("|");
    const service = TYPES.find(([name]) => name === type)?.[1] ?? "";
    const resources = [...(this.scopes.get(key) ?? [])].map(([number, revision]) =>
      makeResource(type, service, region, number, revision),
    );
    return { service, region, type, status: "ok", reason: null, resources };
  }

  *listings(): Generator<ListingResult> {
    for (const key of this.scopes.keys()) yield this.listing(key);
  }
}

function makeResource(type: string, service: string, region: string, number: number, revision: number): Resource {
  const fixed = randomFrom(number);
  const moving = randomFrom(number * 7919 + revision);
  const id = `${type.split("::")[2]?.toLowerCase()}-${number.toString(16).padStart(10, "0")}`;
  const team = TEAMS[Math.floor(fixed() ** 1.1 * TEAMS.length)] ?? "data";
  const name = `${team}-${id.slice(-6)}`;
  const settings = Math.floor(2 + fixed() ** 2.2 * 58);
  const configuration: { [key: string]: Json } = {
    Id: id,
    Arn: `arn:aws:${service}:${region}:${ACCOUNT}:${id}`,
    InstanceType: ["t3.micro", "m5.large", "r6g.xlarge"][Math.floor(moving() * 3)] ?? "",
    VpcId: `vpc-${hex(randomFrom(number % 40))}`,
    SubnetId: `subnet-${hex(randomFrom(number % 400))}`,
    PrivateIpAddress: `10.${number % 200}.${Math.floor(number / 200) % 250}.${number % 250}`,
    SecurityGroups: [0, 1].map((at) => ({
      GroupId: `sg-${hex(randomFrom((number + at) % 900))}`,
      GroupName: `group-${at}`,
    })),
    CreatedAt: new Date(1_700_000_000_000 + number * 1000).toISOString(),
    Settings: Array.from({ length: settings }, (_, at) => ({
      Name: `setting-${at}`,
      Value: `${hex(fixed)}-${at === 0 ? hex(moving) : hex(fixed)}`,
      Enabled: fixed() > 0.5,
    })),
  };
  return {
    arn: `arn:aws:${service}:${region}:${ACCOUNT}:${id}`,
    type,
    region,
    id,
    name,
    tags: { Name: name, Team: team, Env: number % 3 === 0 ? "prod" : "test", CostCenter: `cc-${number % 50}` },
    state: "available",
    configuration,
    runtime: {},
  };
}
