import type { NetworkInterface } from "@aws-sdk/client-ec2";
import { describe, expect, it } from "vitest";
import { shortLivedOwner } from "./ec2-interface-owners";

const TASK = "arn:aws:ecs:eu-west-1:123456789012:attachment/0f4b2f0e-0000-4000-8000-000000000000";
const tags = (entries: Record<string, string>) => Object.entries(entries).map(([Key, Value]) => ({ Key, Value }));

describe("shortLivedOwner", () => {
  it.each<[string, NetworkInterface, string | null]>([
    ["function", { InterfaceType: "lambda" }, "lambda"],
    ["function, by its description", { Description: "AWS Lambda VPC ENI-orders-0c1f" }, "lambda"],
    ["task", { Description: TASK }, "ecs"],
    ["task in China", { Description: TASK.replace("arn:aws:", "arn:aws-cn:") }, "ecs"],
    [
      "task of a service with managed tags",
      { Description: TASK, TagSet: tags({ "aws:ecs:clusterName": "shop", "aws:ecs:serviceName": "web" }) },
      "ecs/shop/web",
    ],
    ["task with half of the tags", { Description: TASK, TagSet: tags({ "aws:ecs:serviceName": "web" }) }, "ecs"],
    ["application balancer", { Description: "ELB app/front/50dc6c495c0c9188" }, "ELB app/front/50dc6c495c0c9188"],
    ["classic balancer", { Description: "ELB old-front" }, "ELB old-front"],
    ["network balancer", { Description: "ELB net/front/50dc6c495c0c9188" }, null],
    ["gateway balancer", { Description: "ELB gwy/inspect/50dc6c495c0c9188" }, null],
    ["control plane", { Description: "Amazon EKS prod" }, "Amazon EKS prod"],
    [
      "pods",
      { Description: "aws-K8S-i-0abc", TagSet: tags({ "cluster.k8s.amazonaws.com/name": "prod" }) },
      "kubernetes/prod",
    ],
    ["pods without tags", { Description: "aws-K8S-i-0abc" }, "kubernetes"],
    ["instance", { Description: "Primary network interface", Attachment: { InstanceId: "i-1" } }, null],
    ["database", { Description: "RDSNetworkInterface" }, null],
    ["NAT gateway", { Description: "Interface for NAT Gateway nat-1" }, null],
    ["a person's words that only look alike", { Description: "ELB app/front/x old copy/2" }, null],
    ["nothing said", {}, null],
  ])("%s", (_, networkInterface, owner) => {
    expect(shortLivedOwner({ SubnetId: "subnet-1", ...networkInterface })?.owner ?? null).toBe(owner);
  });

  it("puts functions and tasks where their subnet and groups are, whatever order AWS gives", () => {
    const at = (...ids: string[]) =>
      shortLivedOwner({ InterfaceType: "lambda", SubnetId: "subnet-1", Groups: ids.map((GroupId) => ({ GroupId })) });
    expect(at("sg-2", "sg-1")).toEqual({ owner: "lambda", place: "subnet-1/sg-1+sg-2" });
    expect(at("sg-1", "sg-2")).toEqual(at("sg-2", "sg-1"));
  });

  it("puts a balancer's where its subnet is: a change of its groups is a change, not a new thing", () => {
    const balancer = { Description: "ELB app/front/1", SubnetId: "subnet-1", Groups: [{ GroupId: "sg-1" }] };
    expect(shortLivedOwner(balancer)?.place).toBe("subnet-1");
  });
});
