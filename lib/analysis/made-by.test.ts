import { describe, expect, test } from "vitest";
import type { JsonObject } from "@/lib/model/json";
import { type Made, madeBy } from "./made-by";

const made = (given: Partial<Made>) =>
  madeBy({
    type: "AWS::EC2::Instance",
    arn: "arn:aws:ec2:eu-west-1:1:instance/i-1",
    tags: {},
    configuration: {},
    stacks: [],
    ...given,
  });
const interfaceOf = (configuration: JsonObject) => made({ type: "AWS::EC2::NetworkInterface", configuration });
const STACK = "arn:aws:cloudformation:eu-west-1:1:stack/shop/0a1b";

describe("who keeps a resource", () => {
  test("is nobody else when nothing says so", () => {
    expect(made({})).toEqual([]);
    expect(made({ tags: { Name: "web" }, configuration: { RequesterManaged: true } })).toEqual([]);
    expect(interfaceOf({ RequesterManaged: false, InterfaceType: "interface" })).toEqual([]);
  });

  test("is the stack of its tags, named once though the stack lists it as well", () => {
    const tags = { "aws:cloudformation:stack-name": "shop", "aws:cloudformation:stack-id": STACK };
    expect(made({ tags, stacks: [{ arn: STACK, name: "shop" }] })).toEqual([
      {
        kind: "CloudFormation stack",
        name: "shop",
        targets: [STACK, "shop"],
        types: ["AWS::CloudFormation::Stack"],
        evidence: "its tags say so",
      },
    ]);
  });

  test("is the stack that lists it, for what cannot be tagged", () => {
    const [maker] = made({ stacks: [{ arn: STACK, name: "shop" }] });
    expect(maker).toMatchObject({ name: "shop", targets: [STACK], evidence: "the stack lists it among its resources" });
  });

  test("is an Auto Scaling group by the tag, and nothing that could stand in the snapshot for a mere claim", () => {
    expect(made({ tags: { "aws:autoscaling:groupName": "web" } })).toMatchObject([
      { kind: "Auto Scaling group", name: "web", targets: ["web"], types: ["AWS::AutoScaling::AutoScalingGroup"] },
    ]);
    expect(made({ tags: { ManagedBy: "Terraform" } })).toMatchObject([{ targets: [] }]);
  });

  test.each<[JsonObject, object]>([
    [
      {
        RequesterManaged: true,
        InterfaceType: "nat_gateway",
        Description: "Interface for NAT Gateway nat-0123456789abcdef0",
      },
      { kind: "NAT gateway", name: "nat-0123456789abcdef0", targets: ["nat-0123456789abcdef0"] },
    ],
    [
      { RequesterManaged: true, InterfaceType: "vpc_endpoint", Description: "VPC Endpoint Interface vpce-01234567" },
      { kind: "VPC endpoint", targets: ["vpce-01234567"] },
    ],
    [
      { RequesterManaged: true, InterfaceType: "network_load_balancer", Description: "ELB net/front/50dc6c495c0c9188" },
      { kind: "load balancer", name: "front", targets: ["front"] },
    ],
    [
      {
        RequesterManaged: true,
        InterfaceType: "interface",
        Description: "EFS mount target for fs-01234567 (fsmt-89abcdef)",
      },
      { name: "fs-01234567" },
    ],
    [
      { RequesterManaged: true, InterfaceType: "interface", Description: "RDSNetworkInterface" },
      { kind: "AWS service", name: "RDSNetworkInterface", targets: [] },
    ],
    [{ RequesterManaged: true, Description: "", RequesterId: "amazon-elb" }, { name: "amazon-elb" }],
    [{ FoldedFor: "lambda" }, { kind: "Lambda", name: null }],
    [{ FoldedFor: "ecs/shop/web" }, { kind: "ECS service", name: "shop/web", targets: ["web"] }],
    [{ FoldedFor: "ecs" }, { kind: "AWS service", name: "ecs" }],
    [{ FoldedFor: "ELB app/front/50dc6c495c0c9188" }, { kind: "load balancer", name: "front" }],
    [{ FoldedFor: "ELB old" }, { kind: "load balancer", name: "old", targets: ["old"] }],
    [{ FoldedFor: "Amazon EKS blue" }, { kind: "EKS cluster", targets: ["blue"] }],
    [{ FoldedFor: "kubernetes/blue" }, { kind: "EKS cluster", name: "blue" }],
  ])("is told by an interface with %j", (configuration, maker) => {
    expect(interfaceOf(configuration)).toMatchObject([maker]);
  });

  test.each<[string, Partial<Made>, object]>([
    [
      "a secret of RDS",
      { type: "AWS::SecretsManager::Secret", configuration: { OwningService: "rds" } },
      { name: "rds" },
    ],
    [
      "a managed rule",
      { type: "AWS::Events::Rule", configuration: { ManagedBy: "autoscaling.amazonaws.com" } },
      { name: "autoscaling.amazonaws.com" },
    ],
    [
      "a key of AWS",
      { type: "AWS::KMS::Key", configuration: { KeyManager: "AWS" } },
      { evidence: "KeyManager is AWS" },
    ],
    [
      "a service-linked role",
      {
        type: "AWS::IAM::Role",
        arn: "arn:aws:iam::1:role/aws-service-role/support.amazonaws.com/AWSServiceRoleForSupport",
      },
      { name: "support.amazonaws.com" },
    ],
    [
      "the default VPC",
      { type: "AWS::EC2::VPC", configuration: { IsDefault: true } },
      { name: "AWS, with the account" },
    ],
    [
      "a managed instance",
      { configuration: { Operator: { Managed: true, Principal: "eks.amazonaws.com" } } },
      { name: "eks.amazonaws.com" },
    ],
    [
      "a nested stack",
      { type: "AWS::CloudFormation::Stack", configuration: { ParentId: STACK } },
      { name: "shop", targets: [STACK] },
    ],
    [
      "a snapshot of an image",
      {
        type: "AWS::EC2::Snapshot",
        configuration: { Description: "Created by CreateImage(i-01234567) for ami-0123456789abcdef0" },
      },
      { kind: "machine image", targets: ["ami-0123456789abcdef0"] },
    ],
    [
      "a task definition",
      { type: "AWS::ECS::TaskDefinition", configuration: { registeredBy: "arn:aws:iam::1:user/olga" } },
      { kind: "registered by", name: "user/olga" },
    ],
  ])("is told by %s", (_, given, maker) => {
    expect(made(given)).toMatchObject([maker]);
  });

  test.each<[string, Partial<Made>]>([
    ["a secret", { type: "AWS::SecretsManager::Secret" }],
    ["a key of the customer", { type: "AWS::KMS::Key", configuration: { KeyManager: "CUSTOMER" } }],
    ["a role", { type: "AWS::IAM::Role", arn: "arn:aws:iam::1:role/deploy" }],
    ["an unmanaged instance", { configuration: { Operator: { Managed: false } } }],
    ["another group", { type: "AWS::EC2::SecurityGroup", configuration: { GroupName: "web" } }],
    ["a snapshot", { type: "AWS::EC2::Snapshot", configuration: { Description: "before the move" } }],
  ])("is not told by %s", (_, given) => {
    expect(made(given)).toEqual([]);
  });
});
