import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType, type Relation } from "../resource";

const text = z.string().optional();
const texts = z.array(z.string()).optional();

const artifactStore = z.looseObject({
  type: text,
  location: text,
  encryptionKey: z.looseObject({ id: text, type: text }).optional(),
});

/** https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_ActionDeclaration.html */
const action = z.looseObject({
  name: text,
  actionTypeId: z.looseObject({ category: text, owner: text, provider: text }),
  /** Settings that name something; those that may hold a secret are named in `withheld`. */
  configuration: z.record(z.string(), z.string()).optional(),
  /** Sorted names of settings whose values are not kept. */
  withheld: texts,
  /** Names, with the parameters and secrets that some of them are looked up in. */
  environmentVariables: z.array(z.looseObject({ name: text, type: text, value: text })).optional(),
  roleArn: text,
  region: text,
});

/** https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_PipelineDeclaration.html */
export const pipeline = defineResourceType({
  type: "AWS::CodePipeline::Pipeline",
  service: "codepipeline",
  title: "CodePipeline pipelines",
  arn: "codepipeline:*",
  cli: "codepipeline get-pipeline --name {id}",
  schema: z.looseObject({
    name: z.string(),
    pipelineType: text,
    executionMode: text,
    pipeline: readOf(
      z.looseObject({
        roleArn: text,
        artifactStore: artifactStore.optional(),
        /** By region, of pipelines that act in several. */
        artifactStores: z.record(z.string(), artifactStore).optional(),
        stages: z.array(z.looseObject({ name: text, actions: z.array(action).optional() })).optional(),
        triggers: z.array(z.looseObject({ providerType: text })).optional(),
      }),
    ),
    /** Only here when the tags could not be read. */
    Tags: readOf(z.never()).optional(),
  }),
  // The listing says these.
  drop: ["pipeline.executionMode", "pipeline.name", "pipeline.pipelineType", "pipeline.version"],
  ordered: ["pipeline.stages"],
  relations: ({ pipeline }) => {
    if (!pipeline.seen) return [];
    const { artifactStore, artifactStores, roleArn, stages } = pipeline.value;
    const stores = [...(artifactStore ? [artifactStore] : []), ...Object.values(artifactStores ?? {})];
    const actions = (stages ?? []).flatMap((stage) => stage.actions ?? []);
    return [
      ...relate("acts as", "AWS::IAM::Role", [roleArn, ...actions.map((one) => one.roleArn)]),
      ...relate(
        "keeps artifacts in",
        "AWS::S3::Bucket",
        stores.map(({ location }) => location),
      ),
      ...relate(
        "encrypts with",
        "AWS::KMS::Key",
        stores.map(({ encryptionKey }) => encryptionKey?.id),
      ),
      ...actions.flatMap(actsOn),
    ];
  },
});

/**
 * What the settings of an action name, by its provider.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference.html
 */
const NAMED: Readonly<Record<string, readonly [setting: string, verb: string, type: string][]>> = {
  CloudFormation: [
    ["StackName", "deploys", "AWS::CloudFormation::Stack"],
    ["RoleArn", "deploys as", "AWS::IAM::Role"],
  ],
  CodeBuild: [["ProjectName", "builds with", "AWS::CodeBuild::Project"]],
  CodeCommit: [["RepositoryName", "reads", "AWS::CodeCommit::Repository"]],
  CodeDeploy: [["ApplicationName", "deploys", "AWS::CodeDeploy::Application"]],
  CodeDeployToECS: [["ApplicationName", "deploys", "AWS::CodeDeploy::Application"]],
  CodeStarSourceConnection: [["ConnectionArn", "reads through", "AWS::CodeConnections::Connection"]],
  ECR: [["RepositoryName", "reads", "AWS::ECR::Repository"]],
  ECS: [
    ["ClusterName", "deploys to", "AWS::ECS::Cluster"],
    ["ServiceName", "deploys", "AWS::ECS::Service"],
  ],
  ElasticBeanstalk: [["EnvironmentName", "deploys to", "AWS::ElasticBeanstalk::Environment"]],
  Lambda: [["FunctionName", "invokes", "AWS::Lambda::Function"]],
  Manual: [["NotificationArn", "notifies", "AWS::SNS::Topic"]],
  S3: [
    ["S3Bucket", "reads", "AWS::S3::Bucket"],
    ["BucketName", "deploys to", "AWS::S3::Bucket"],
  ],
  StepFunctions: [["StateMachineArn", "invokes", "AWS::StepFunctions::StateMachine"]],
};

function actsOn({ actionTypeId, configuration }: z.infer<typeof action>): Relation[] {
  const { provider } = actionTypeId;
  const named = provider !== undefined && Object.hasOwn(NAMED, provider) ? NAMED[provider] : undefined;
  return (named ?? []).flatMap(([setting, verb, type]) => relate(verb, type, [configuration?.[setting]]));
}
