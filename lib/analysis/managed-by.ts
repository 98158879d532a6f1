/** What made and owns a resource, as its tags say. */
export type ManagedBy = { kind: ManagerKind; name: string };

/** Kinds of makers in words. Those of the last line put no tag of their own: a person wrote so. */
export const MANAGERS = {
  elasticbeanstalk: "Elastic Beanstalk",
  eks: "EKS",
  ecs: "ECS",
  emr: "EMR",
  batch: "Batch",
  servicecatalog: "Service Catalog",
  backup: "AWS Backup",
  dlm: "Data Lifecycle Manager",
  imagebuilder: "EC2 Image Builder",
  cloud9: "Cloud9",
  service: "AWS service",
  karpenter: "Karpenter",
  fleet: "EC2 Fleet",
  spotfleet: "Spot Fleet",
  autoscaling: "Auto Scaling group",
  cloudformation: "CloudFormation",
  loadbalancercontroller: "AWS Load Balancer Controller",
  ack: "AWS Controllers for Kubernetes",
  crossplane: "Crossplane",
  kubernetes: "Kubernetes",
  terraform: "Terraform, says a tag",
  opentofu: "OpenTofu, says a tag",
  pulumi: "Pulumi, says a tag",
} as const;
export type ManagerKind = keyof typeof MANAGERS;

/**
 * Tags that a service or tool puts on what it makes, and that name the maker. The first that a resource has counts:
 * what a person would look for comes before what it is built on (a Beanstalk instance also belongs to an Auto Scaling
 * group, and that to a stack). Keys that begin with `aws:` cannot be set by people.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-resource-tags.html and the user guides
 * of the services named.
 */
const MARKS: readonly [key: string, kind: ManagerKind][] = [
  ["elasticbeanstalk:environment-name", "elasticbeanstalk"],
  ["aws:eks:cluster-name", "eks"],
  ["eks:cluster-name", "eks"],
  ["aws:ecs:serviceName", "ecs"],
  ["aws:ecs:clusterName", "ecs"],
  ["aws:elasticmapreduce:job-flow-id", "emr"],
  ["aws:batch:compute-environment", "batch"],
  ["aws:servicecatalog:provisionedProductArn", "servicecatalog"],
  ["aws:backup:source-resource", "backup"],
  ["aws:dlm:lifecycle-policy-id", "dlm"],
  ["Ec2ImageBuilderArn", "imagebuilder"],
  ["aws:cloud9:environment", "cloud9"],
  ["aws:secretsmanager:owningService", "service"],
  ["karpenter.sh/nodepool", "karpenter"],
  ["karpenter.sh/provisioner-name", "karpenter"],
  ["aws:ec2:fleet-id", "fleet"],
  ["aws:ec2spot:fleet-request-id", "spotfleet"],
  ["aws:autoscaling:groupName", "autoscaling"],
  ["aws:cloudformation:stack-name", "cloudformation"],
  ["elbv2.k8s.aws/cluster", "loadbalancercontroller"],
  ["services.k8s.aws/namespace", "ack"],
  ["crossplane-name", "crossplane"],
];

const CLUSTER = /^kubernetes\.io\/cluster\/(.+)$/;
/** Keys under which people write what a thing is managed with; upper and lower case and separators vary. */
const CLAIMS = new Set(["managedby", "provisioner", "provisionedby"]);
const TOOLS: ReadonlyMap<string, ManagerKind> = new Map([
  ["terraform", "terraform"],
  ["opentofu", "opentofu"],
  ["pulumi", "pulumi"],
]);

/**
 * What made a resource, by its tags. Null when they do not say: made by hand, or by something that leaves no tag.
 * @returns `name` is the maker's own (a stack, a cluster, an Auto Scaling group), or the tag that says so.
 */
export function managedBy(tags: Readonly<Record<string, string>>): ManagedBy | null {
  const keys = Object.keys(tags);
  if (keys.length === 0) return null;
  for (const [key, kind] of MARKS) {
    const name = Object.hasOwn(tags, key) ? tags[key] : undefined;
    if (name) return { kind, name: lastPart(name) };
  }
  for (const key of keys) {
    const cluster = CLUSTER.exec(key)?.[1];
    // `shared` is what people write on subnets that a cluster may use.
    if (cluster !== undefined && tags[key] === "owned") return { kind: "kubernetes", name: cluster };
  }
  for (const key of keys) {
    const kind = CLAIMS.has(key.toLowerCase().replace(/[-_ ]/g, ""))
      ? TOOLS.get(tags[key]?.trim().toLowerCase() ?? "")
      : undefined;
    if (kind !== undefined) return { kind, name: `${key}=${tags[key]}` };
  }
  return null;
}

/** The own part of a name that is an ARN. */
function lastPart(name: string): string {
  return name.startsWith("arn:") ? name.split(/[:/]/).at(-1) || name : name;
}
