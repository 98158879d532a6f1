import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();

/** Images are not listed: they come and go with each build. https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_Repository.html */
export const ecrRepository = defineResourceType({
  type: "AWS::ECR::Repository",
  service: "ecr",
  title: "ECR repositories",
  arn: "ecr:repository/**",
  cli: "ecr describe-repositories --repository-names {id}",
  schema: z.looseObject({
    repositoryName: z.string(),
    repositoryUri: text,
    imageTagMutability: text,
    imageScanningConfiguration: z.looseObject({ scanOnPush: z.boolean().optional() }).optional(),
    encryptionConfiguration: z.looseObject({ encryptionType: text, kmsKey: text }).optional(),
    /** JSON where AWS gave valid JSON, else its text; null without one. */
    Policy: readOf(z.unknown()),
    /** Rules as JSON text; null without one. */
    LifecyclePolicy: readOf(z.string().nullable()),
    /** Only here when the tags could not be read. */
    Tags: readOf(z.never()).optional(),
  }),
  relations: ({ encryptionConfiguration }) =>
    relate("is encrypted by", "AWS::KMS::Key", [encryptionConfiguration?.kmsKey]),
});

/** Settings of a region that has repositories. https://docs.aws.amazon.com/AmazonECR/latest/userguide/Registries.html */
export const ecrRegistry = defineResourceType({
  type: "AWS::ECR::Registry",
  service: "ecr",
  title: "ECR registries",
  arn: "ecr:registry",
  cli: "ecr describe-registry",
  schema: z.looseObject({
    /** JSON where AWS gave valid JSON, else its text; null without one. */
    Policy: readOf(z.unknown()),
    Replication: readOf(
      z.looseObject({
        rules: z
          .array(z.looseObject({ destinations: z.array(z.looseObject({ region: text, registryId: text })).optional() }))
          .optional(),
      }),
    ),
    Scanning: readOf(
      z.looseObject({ scanType: text, rules: z.array(z.looseObject({ scanFrequency: text })).optional() }),
    ),
  }),
});

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PullThroughCacheRule.html */
export const pullThroughCacheRule = defineResourceType({
  type: "AWS::ECR::PullThroughCacheRule",
  service: "ecr",
  title: "ECR pull through cache rules",
  arn: "ecr:pull-through-cache-rule/**",
  cli: "ecr describe-pull-through-cache-rules --ecr-repository-prefixes {id}",
  schema: z.looseObject({
    ecrRepositoryPrefix: z.string(),
    upstreamRegistryUrl: text,
    credentialArn: text,
    customRoleArn: text,
  }),
  relations: ({ credentialArn, customRoleArn }) => [
    ...relate("signs in with", "AWS::SecretsManager::Secret", [credentialArn]),
    ...relate("acts as", "AWS::IAM::Role", [customRoleArn]),
  ],
});
