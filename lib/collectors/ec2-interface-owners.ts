import type { NetworkInterface } from "@aws-sdk/client-ec2";

/** Whose short-lived interface one is, and what stays the same when AWS replaces it. */
export type InterfaceOwner = {
  /** In words (`lambda`, `ecs/shop/web`, `ELB app/front/50dc6c495c0c9188`); the same for all interfaces of the owner. */
  owner: string;
  /** Where the owner stands with them. AWS makes as many interfaces for one owner and place as it needs. */
  place: string;
};

/**
 * Owner of an interface that AWS makes and removes as load or deploys ask for it, null for interfaces that stay.
 * Without folding, each deploy of a task would read as "one interface removed, one added".
 *
 * Descriptions are habits of AWS rather than promises; one that changes costs some noise in comparisons, no facts.
 * - Lambda shares interfaces between functions of one subnet and group set:
 *   https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
 * - ECS gives each task its own; with managed tags they name the service:
 *   https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking-awsvpc.html
 * - Application and classic balancers replace their nodes as they scale; network balancers keep theirs:
 *   https://docs.aws.amazon.com/vpc/latest/userguide/requester-managed-eni.html
 * - EKS replaces the interfaces of its control plane, and its CNI plug-in makes more as pods come:
 *   https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html
 */
export function shortLivedOwner(item: NetworkInterface): InterfaceOwner | null {
  const description = item.Description ?? "";
  const tags = new Map(item.TagSet?.map((tag) => [tag.Key, tag.Value]));
  const subnet = item.SubnetId ?? "";
  const subnetAndGroups = `${subnet}/${groupIds(item).join("+")}`;

  if (item.InterfaceType === "lambda" || description.startsWith("AWS Lambda VPC ENI")) {
    return { owner: "lambda", place: subnetAndGroups };
  }
  if (/^arn:[\w-]+:ecs:[\w-]+:\d+:attachment\//.test(description)) {
    const service = tags.get("aws:ecs:serviceName");
    const cluster = tags.get("aws:ecs:clusterName");
    return { owner: service && cluster ? `ecs/${cluster}/${service}` : "ecs", place: subnetAndGroups };
  }
  // `ELB net/…` and `ELB gwy/…` are not matched: their interfaces live as long as the balancer.
  if (/^ELB (?:app\/[^/]+\/[^/]+|[^/]+)$/.test(description)) return { owner: description, place: subnet };
  if (/^Amazon EKS \S/.test(description)) return { owner: description, place: subnet };
  if (description.startsWith("aws-K8S-")) {
    const cluster = tags.get("cluster.k8s.amazonaws.com/name");
    return { owner: cluster ? `kubernetes/${cluster}` : "kubernetes", place: subnetAndGroups };
  }
  return null;
}

/** Ids of an interface's security groups, sorted. */
function groupIds(item: NetworkInterface): string[] {
  return (item.Groups ?? []).flatMap((group) => group.GroupId ?? []).sort();
}
