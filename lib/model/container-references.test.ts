import { describe, expect, it } from "vitest";
import { relateImages, relateSecrets } from "./container-references";

describe("relateImages", () => {
  it.each([
    [
      "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/web:7",
      "arn:aws:ecr:eu-west-1:123456789012:repository/shop/web",
    ],
    [
      "123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/web@sha256:0",
      "arn:aws-cn:ecr:cn-north-1:123456789012:repository/web",
    ],
    ["123456789012.dkr-ecr.eu-west-1.on.aws/web", "arn:aws:ecr:eu-west-1:123456789012:repository/web"],
  ])("%s", (image, target) => {
    expect(relateImages([image])).toEqual([{ verb: "runs images of", type: "AWS::ECR::Repository", target }]);
  });

  it.each([
    "nginx:latest",
    "public.ecr.aws/nginx/nginx:1",
    "evil.example/123456789012.dkr.ecr.eu-west-1.amazonaws.com/x",
    undefined,
  ])("none of ours: %s", (image) => {
    expect(relateImages([image])).toEqual([]);
  });
});

describe("relateSecrets", () => {
  const secret = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf";
  const parameter = "arn:aws:ssm:eu-west-1:123456789012:parameter/shop/key";
  it.each([
    [secret, "AWS::SecretsManager::Secret", secret],
    [`${secret}:password::`, "AWS::SecretsManager::Secret", secret],
    [`${secret}:password:AWSCURRENT:1`, "AWS::SecretsManager::Secret", secret],
    [parameter, "AWS::SSM::Parameter", parameter],
    ["/shop/key", "AWS::SSM::Parameter", "/shop/key"],
  ])("%s", (reference, type, target) => {
    expect(relateSecrets("is given", [reference])).toEqual([{ verb: "is given", type, target }]);
  });
});
