import {
  CreateRepositoryCommand,
  ECRClient,
  PutLifecyclePolicyCommand,
  PutRegistryPolicyCommand,
  SetRepositoryPolicyCommand,
} from "@aws-sdk/client-ecr";
import { defineSeed } from "../seed";
import { jsonAnswer } from "../wire-answers";

const rule = {
  rulePriority: 1,
  selection: { tagStatus: "untagged", countType: "imageCountMoreThan", countNumber: 5 },
  action: { type: "expire" },
};

export const seed = defineSeed({
  async make({ config, awsAccountId }) {
    const client = new ECRClient(config);
    const repositoryName = "shop/web";
    const Principal = { AWS: `arn:aws:iam::${awsAccountId}:root` };
    const policyText = (Action: string, Resource?: string) =>
      JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Sid: "1", Effect: "Allow", Principal, Action, Resource }],
      });
    await client.send(new CreateRepositoryCommand({ repositoryName }));
    await client.send(new SetRepositoryPolicyCommand({ repositoryName, policyText: policyText("ecr:BatchGetImage") }));
    await client.send(
      new PutLifecyclePolicyCommand({ repositoryName, lifecyclePolicyText: JSON.stringify({ rules: [rule] }) }),
    );
    const all = `arn:aws:ecr:${config.region}:${awsAccountId}:repository/*`;
    await client.send(new PutRegistryPolicyCommand({ policyText: policyText("ecr:ReplicateImage", all) }));
  },
  answers: {
    "ecr.DescribePullThroughCacheRules": jsonAnswer({
      pullThroughCacheRules: [{ ecrRepositoryPrefix: "quay", upstreamRegistryUrl: "quay.io" }],
    }),
  },
});
