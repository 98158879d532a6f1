import { isJsonObject, type JsonObject } from "@/lib/model/json";
import { MANAGERS, type ManagerKind, managedBy } from "./managed-by";

/** What a resource tells of who keeps it. */
export type MadeBy = {
  /** In words: "CloudFormation stack". */
  kind: string;
  /** What it is called; null where the kind says all. */
  name: string | null;
  /** Ids and ARNs by which it may stand in the snapshot, best first, and the types it then has; empty: any. */
  targets: string[];
  types: string[];
  /** By what it is known, in words. */
  evidence: string;
};

/** What is looked at: a resource, and the stacks that list it among theirs. */
export type Made = {
  type: string;
  arn: string;
  tags: Readonly<Record<string, string>>;
  configuration: JsonObject;
  stacks: readonly { arn: string; name: string }[];
};

/**
 * Who or what keeps a resource, as far as its tags, its configuration and the resources of stacks tell. Best first;
 * empty when nothing is said. A fact of the account, never a guess from times or names of people.
 */
export function madeBy(made: Made): MadeBy[] {
  const found = [
    ...taggedMaker(made.tags),
    ...made.stacks.map(({ arn, name }) => stackThatLists(arn, name)),
    ...RULES.flatMap(({ type, tell }) => (type === undefined || type === made.type ? (tell(made) ?? []) : [])),
  ];
  const first = new Map(found.map((one) => [`${one.kind} ${one.name}`, one] as const).toReversed());
  return [...first.values()].toReversed();
}

/** What the maker of a tag is in the snapshot. */
const TAGGED: Partial<Record<ManagerKind, { kind: string; types: string[] }>> = {
  autoscaling: { kind: "Auto Scaling group", types: ["AWS::AutoScaling::AutoScalingGroup"] },
  cloudformation: { kind: "CloudFormation stack", types: ["AWS::CloudFormation::Stack"] },
  ecs: { kind: "ECS", types: ["AWS::ECS::Service", "AWS::ECS::Cluster"] },
  eks: { kind: "EKS cluster", types: ["AWS::EKS::Cluster"] },
  elasticbeanstalk: { kind: "Elastic Beanstalk environment", types: ["AWS::ElasticBeanstalk::Environment"] },
  kubernetes: { kind: "Kubernetes cluster", types: ["AWS::EKS::Cluster"] },
  loadbalancercontroller: { kind: "AWS Load Balancer Controller", types: ["AWS::EKS::Cluster"] },
};

function taggedMaker(tags: Made["tags"]): MadeBy[] {
  const manager = managedBy(tags);
  if (manager === null) return [];
  const { kind = MANAGERS[manager.kind], types = [] } = TAGGED[manager.kind] ?? {};
  const stack = manager.kind === "cloudformation" ? tags["aws:cloudformation:stack-id"] : undefined;
  const targets = types.length === 0 ? [] : [...(stack === undefined ? [] : [stack]), manager.name];
  return [{ kind, name: manager.name, targets, types, evidence: "its tags say so" }];
}

function stackThatLists(arn: string, name: string): MadeBy {
  return {
    kind: "CloudFormation stack",
    name,
    targets: [arn],
    types: [],
    evidence: "the stack lists it among its resources",
  };
}

type Rule = { type?: string; tell: (made: Made) => MadeBy | null };

const RULES: readonly Rule[] = [
  { type: "AWS::EC2::NetworkInterface", tell: ({ configuration }) => interfaceOwner(configuration) },
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_OperatorResponse.html
  {
    tell: ({ configuration: { Operator: operator } }) =>
      isJsonObject(operator) && operator.Managed === true
        ? service(text(operator.Principal), "Operator.Managed is true")
        : null,
  },
  // https://docs.aws.amazon.com/secretsmanager/latest/userguide/service-linked-secrets.html
  {
    type: "AWS::SecretsManager::Secret",
    tell: ({ configuration }) => service(text(configuration.OwningService), "OwningService"),
  },
  {
    type: "AWS::Events::Rule",
    tell: ({ configuration }) => service(text(configuration.ManagedBy), "ManagedBy"),
  },
  {
    type: "AWS::Config::ConfigRule",
    tell: ({ configuration }) => service(text(configuration.CreatedBy), "CreatedBy"),
  },
  {
    type: "AWS::KMS::Key",
    tell: ({ configuration }) =>
      configuration.KeyManager === "AWS" ? service("an AWS service", "KeyManager is AWS") : null,
  },
  {
    type: "AWS::IAM::Role",
    tell: ({ arn }) =>
      service(/:role\/aws-service-role\/([^/]+)\//.exec(arn)?.[1], "its path is of service-linked roles"),
  },
  {
    type: "AWS::IAM::AWSManagedPolicy",
    tell: () => service("AWS", "its ARN names no account"),
  },
  {
    type: "AWS::EC2::VPC",
    tell: ({ configuration }) =>
      configuration.IsDefault === true ? service("AWS, with the account", "IsDefault is true") : null,
  },
  {
    type: "AWS::EC2::Subnet",
    tell: ({ configuration }) =>
      configuration.DefaultForAz === true ? service("AWS, with the default VPC", "DefaultForAz is true") : null,
  },
  {
    type: "AWS::EC2::NetworkAcl",
    tell: ({ configuration }) =>
      configuration.IsDefault === true ? service("AWS, with the VPC", "IsDefault is true") : null,
  },
  {
    type: "AWS::EC2::SecurityGroup",
    tell: ({ configuration }) =>
      configuration.GroupName === "default" ? service("AWS, with the VPC", "GroupName is default") : null,
  },
  {
    type: "AWS::EC2::PrefixList",
    tell: ({ configuration }) => (configuration.OwnerId === "AWS" ? service("AWS", "OwnerId is AWS") : null),
  },
  {
    type: "AWS::CloudFormation::Stack",
    tell: ({ configuration: { ParentId: parent } }) =>
      typeof parent === "string"
        ? { kind: "CloudFormation stack", name: stackName(parent), targets: [parent], types: [], evidence: "ParentId" }
        : null,
  },
  // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TaskDefinition.html
  {
    type: "AWS::ECS::TaskDefinition",
    tell: ({ configuration: { registeredBy: principal } }) =>
      typeof principal === "string"
        ? {
            kind: "registered by",
            name: principal.split(/[:/]/).slice(-2).join("/"),
            targets: [principal],
            types: [],
            evidence: "registeredBy",
          }
        : null,
  },
  // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/creating-an-ami-ebs.html
  {
    type: "AWS::EC2::Snapshot",
    tell: ({ configuration }) => {
      const image = /for (ami-[0-9a-f]+)/.exec(text(configuration.Description) ?? "")?.[1];
      return image === undefined
        ? null
        : { kind: "machine image", name: image, targets: [image], types: [], evidence: "Description" };
    },
  },
];

function service(name: string | undefined, evidence: string): MadeBy | null {
  return name === undefined ? null : { kind: "AWS service", name, targets: [], types: [], evidence };
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function stackName(arn: string): string {
  return arn.split("/")[1] ?? arn;
}

/**
 * For whom AWS made a network interface. The descriptions are habits of AWS's services.
 * https://docs.aws.amazon.com/vpc/latest/userguide/requester-managed-eni.html
 */
function interfaceOwner(configuration: JsonObject): MadeBy | null {
  const folded = text(configuration.FoldedFor);
  if (folded !== undefined) return foldedOwner(folded);
  if (configuration.RequesterManaged !== true) return null;
  const description = text(configuration.Description) ?? "";
  const evidence = "RequesterManaged is true";
  const [target] = /\b(?:nat|vpce|fs|tgw-attach|fsmt|eigw)-[0-9a-f]{8,17}\b/.exec(description) ?? [];
  const kind = KINDS[text(configuration.InterfaceType) ?? ""] ?? "AWS service";
  if (target !== undefined) return { kind, name: target, targets: [target], types: [], evidence };
  const balancer = /^ELB (.+)$/.exec(description)?.[1];
  if (balancer !== undefined) return balancerOwner(balancer, evidence);
  const cache = /^ElastiCache (\S+)$/.exec(description)?.[1];
  if (cache !== undefined)
    return {
      kind: "ElastiCache cluster",
      name: cache,
      targets: [cache],
      types: ["AWS::ElastiCache::CacheCluster"],
      evidence,
    };
  const name = description === "" ? (text(configuration.RequesterId) ?? null) : description;
  return { kind, name, targets: [], types: [], evidence };
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NetworkInterface.html */
const KINDS: Readonly<Record<string, string>> = {
  efs: "EFS file system",
  gateway_load_balancer: "gateway load balancer",
  gateway_load_balancer_endpoint: "VPC endpoint",
  global_accelerator_managed: "global accelerator",
  lambda: "Lambda",
  nat_gateway: "NAT gateway",
  network_load_balancer: "load balancer",
  transit_gateway: "transit gateway attachment",
  vpc_endpoint: "VPC endpoint",
};

/** @param folded owner of interfaces that are kept as one: `lambda`, `ecs/shop/web`, `ELB app/front/50dc6c495c0c9188` */
function foldedOwner(folded: string): MadeBy {
  const evidence = "AWS makes and removes these interfaces as they are needed";
  const [first = folded, cluster, name] = folded.split("/");
  if (folded === "lambda") return { kind: "Lambda", name: null, targets: [], types: [], evidence };
  if (first === "ecs" && name !== undefined) {
    return { kind: "ECS service", name: `${cluster}/${name}`, targets: [name], types: ["AWS::ECS::Service"], evidence };
  }
  if (folded.startsWith("ELB ")) return balancerOwner(folded.slice(4), evidence);
  if (folded.startsWith("Amazon EKS ")) {
    const eks = folded.slice("Amazon EKS ".length);
    return { kind: "EKS cluster", name: eks, targets: [eks], types: ["AWS::EKS::Cluster"], evidence };
  }
  if (first === "kubernetes" && cluster !== undefined) {
    return { kind: "EKS cluster", name: cluster, targets: [cluster], types: ["AWS::EKS::Cluster"], evidence };
  }
  return { kind: "AWS service", name: folded, targets: [], types: [], evidence };
}

/** @param of `app/front/50dc6c495c0c9188` as in the balancer's ARN, or the name of a classic one */
function balancerOwner(of: string, evidence: string): MadeBy {
  const name = of.split("/")[1] ?? of;
  const types = ["AWS::ElasticLoadBalancingV2::LoadBalancer", "AWS::ElasticLoadBalancing::LoadBalancer"];
  return { kind: "load balancer", name, targets: [name], types, evidence };
}
