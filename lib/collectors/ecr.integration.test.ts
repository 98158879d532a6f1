import { describe, expect, it } from "vitest";
import { byId, type Collected, collectRecorded, relationsOf } from "@/lib/testing/collect";
import { errorAnswer, jsonAnswer } from "@/lib/testing/wire-answers";
import type { WireRequest } from "@/lib/testing/wire-operation";
import type { WireAnswers } from "@/lib/testing/wire-server";
import { ecr } from "./ecr";

// Answers in the shape of the pages under https://docs.aws.amazon.com/AmazonECR/latest/APIReference/.

const arn = (name: string) => `arn:aws:ecr:eu-west-1:123456789012:repository/${name}`;
const KEY = "arn:aws:kms:eu-west-1:123456789012:key/1";
const policy = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: "*", Action: "ecr:BatchGetImage" }] };
const rules = JSON.stringify({ rules: [{ rulePriority: 1, action: { type: "expire" } }] });

const about = ({ body }: WireRequest, name: string) => JSON.parse(body).repositoryName === name;
const none = (request: WireRequest, code: string) => errorAnswer(request, 400, code, "It does not exist.");

function collect(answers: WireAnswers = {}): Promise<Collected> {
  return collectRecorded(ecr, {
    "ecr.DescribeRepositories": jsonAnswer({
      repositories: [
        {
          repositoryArn: arn("shop/web"),
          repositoryName: "shop/web",
          createdAt: 1700000000,
          imageTagMutability: "MUTABLE",
          imageScanningConfiguration: { scanOnPush: true },
          encryptionConfiguration: { encryptionType: "KMS", kmsKey: KEY },
        },
        { repositoryArn: arn("bare"), repositoryName: "bare", encryptionConfiguration: { encryptionType: "AES256" } },
      ],
    }),
    "ecr.GetRepositoryPolicy": (request) =>
      about(request, "bare")
        ? none(request, "RepositoryPolicyNotFoundException")
        : jsonAnswer({ repositoryName: "shop/web", policyText: JSON.stringify(policy) }),
    "ecr.GetLifecyclePolicy": (request) =>
      about(request, "bare")
        ? none(request, "LifecyclePolicyNotFoundException")
        : jsonAnswer({ lifecyclePolicyText: rules, lastEvaluatedAt: Date.now() / 1000 }),
    "ecr.GetRegistryPolicy": (request) => none(request, "RegistryPolicyNotFoundException"),
    "ecr.DescribeRegistry": jsonAnswer({
      registryId: "123456789012",
      replicationConfiguration: { rules: [{ destinations: [{ region: "us-east-1", registryId: "999999999999" }] }] },
    }),
    "ecr.GetRegistryScanningConfiguration": jsonAnswer({
      scanningConfiguration: { scanType: "ENHANCED", rules: [{ scanFrequency: "CONTINUOUS_SCAN" }] },
    }),
    "ecr.DescribePullThroughCacheRules": jsonAnswer({
      pullThroughCacheRules: [
        {
          ecrRepositoryPrefix: "docker-hub",
          upstreamRegistryUrl: "registry-1.docker.io",
          credentialArn: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:ecr-pullthroughcache/hub-AbCdEf",
        },
      ],
    }),
    "tagging.GetResources": jsonAnswer({
      ResourceTagMappingList: [{ ResourceARN: arn("shop/web"), Tags: [{ Key: "team", Value: "=1+1" }] }],
    }),
    ...answers,
  });
}

describe("ecr", () => {
  it("describes repositories; that one has no policy is an answer", async () => {
    const collected = await collect();
    expect(collected.gaps).toEqual([]);
    const web = byId(collected, "shop/web");
    expect(web).toMatchObject({ arn: arn("shop/web"), tags: { team: "=1+1" }, state: null });
    expect(web.configuration).toMatchObject({
      Policy: { seen: true, value: policy },
      LifecyclePolicy: { seen: true, value: rules },
      imageScanningConfiguration: { scanOnPush: true },
    });
    expect(JSON.stringify(web)).not.toContain("lastEvaluatedAt");
    expect(relationsOf(web)).toEqual([`is encrypted by AWS::KMS::Key ${KEY}`]);
    expect(byId(collected, "bare").configuration).toMatchObject({
      Policy: { seen: true, value: null },
      LifecyclePolicy: { seen: true, value: null },
    });
  });

  it("describes the registry and what it fetches from others", async () => {
    const collected = await collect();
    expect(byId(collected, "123456789012").configuration).toEqual({
      Policy: { seen: true, value: null },
      Replication: {
        seen: true,
        value: { rules: [{ destinations: [{ region: "us-east-1", registryId: "999999999999" }] }] },
      },
      Scanning: { seen: true, value: { scanType: "ENHANCED", rules: [{ scanFrequency: "CONTINUOUS_SCAN" }] } },
    });
    expect(relationsOf(byId(collected, "docker-hub"))).toEqual([
      "signs in with AWS::SecretsManager::Secret arn:aws:secretsmanager:eu-west-1:123456789012:secret:ecr-pullthroughcache/hub-AbCdEf",
    ]);
  });

  it("takes neither a refusal for no policy, nor silence for no policy or no scanning", async () => {
    const silent = jsonAnswer({ registryId: "123456789012" });
    const collected = await collect({
      "ecr.GetLifecyclePolicy": silent,
      "ecr.GetRegistryPolicy": silent,
      "ecr.GetRepositoryPolicy": (request) =>
        errorAnswer(request, 400, "AccessDeniedException", "not authorized to perform: ecr:GetRepositoryPolicy"),
      "ecr.GetRegistryScanningConfiguration": jsonAnswer({ registryId: "123456789012" }),
    });
    const untold = { seen: false, reason: "broken_answer" };
    expect(byId(collected, "bare").configuration).toMatchObject({
      Policy: { seen: false, reason: "denied" },
      LifecyclePolicy: untold,
    });
    expect(byId(collected, "123456789012").configuration).toMatchObject({ Policy: untold, Scanning: untold });
    expect(collected.gaps.map(({ operation, affected }) => [operation, affected]).sort()).toEqual([
      ["GetLifecyclePolicy", 2],
      ["GetRegistryPolicy", 1],
      ["GetRegistryScanningConfiguration", 1],
      ["GetRepositoryPolicy", 2],
    ]);
  });

  it("has settings without repositories as well", async () => {
    const { resources, gaps } = await collect({ "ecr.DescribeRepositories": jsonAnswer({ repositories: [] }) });
    expect(gaps).toEqual([]);
    expect(resources.map(({ type }) => type)).toContain("AWS::ECR::Registry");
  });
});
