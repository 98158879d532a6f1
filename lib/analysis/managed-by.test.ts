import { describe, expect, test } from "vitest";
import { managedBy } from "./managed-by";

describe("what made a resource", () => {
  test.each([
    [{ "aws:cloudformation:stack-name": "web" }, "cloudformation", "web"],
    [{ "aws:autoscaling:groupName": "web-asg", Name: "web" }, "autoscaling", "web-asg"],
    [{ "kubernetes.io/cluster/prod": "owned" }, "kubernetes", "prod"],
    [{ "aws:secretsmanager:owningService": "rds" }, "service", "rds"],
    [
      { "aws:servicecatalog:provisionedProductArn": "arn:aws:servicecatalog:eu-west-1:1:stack/product/pp-abc" },
      "servicecatalog",
      "pp-abc",
    ],
    // A node of EKS and an instance of Beanstalk stand in Auto Scaling groups, which stacks made.
    [
      { "aws:autoscaling:groupName": "eks-x", "eks:cluster-name": "prod", "kubernetes.io/cluster/prod": "owned" },
      "eks",
      "prod",
    ],
    [
      {
        "aws:cloudformation:stack-name": "awseb-e-1",
        "aws:autoscaling:groupName": "awseb-e-1-asg",
        "elasticbeanstalk:environment-name": "shop",
      },
      "elasticbeanstalk",
      "shop",
    ],
    [{ "Managed By": " Terraform " }, "terraform", "Managed By= Terraform "],
    [{ "managed-by": "pulumi", "aws:cloudformation:stack-name": "web" }, "cloudformation", "web"],
  ])("%j says %s %s", (tags, kind, name) => {
    expect(managedBy(tags)).toEqual({ kind, name });
  });

  test.each([
    [{}],
    [{ Name: "web", Team: "terraform" }],
    [{ ManagedBy: "the platform team" }],
    // Subnets are lent to a cluster.
    [{ "kubernetes.io/cluster/prod": "shared" }],
    [{ "aws:cloudformation:stack-name": "" }],
    [{ "AWS:CloudFormation:Stack-Name": "web" }],
    [JSON.parse('{"__proto__":"x","constructor":"terraform"}')],
  ])("%j says nothing", (tags) => {
    expect(managedBy(tags)).toBeNull();
  });
});
