import {
  type ActionDeclaration,
  CodePipelineClient,
  type Condition,
  GetPipelineCommand,
  type PipelineDeclaration,
  type PipelineSummary,
  paginateListPipelines,
  type StageDeclaration,
} from "@aws-sdk/client-codepipeline";
import { pipeline } from "@/lib/model/resources/codepipeline";
import { parseVariables, withoutValues } from "./codebuild-variables";
import { type CollectContext, defineCollector, type Found, found, listing } from "./define";
import { BULK_TAG_PERMISSIONS, bulkTags } from "./shared/bulk-tags";
import { told } from "./shared/told";

/** CodePipeline. https://docs.aws.amazon.com/codepipeline/latest/APIReference/Welcome.html */
export const codepipeline = defineCollector({
  service: "codepipeline",
  scope: "regional",
  // https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscodepipeline.html
  permissions: {
    ...BULK_TAG_PERMISSIONS,
    GetPipeline: "codepipeline:GetPipeline",
    ListPipelines: "codepipeline:ListPipelines",
  },
  listings: [
    listing([pipeline], async function* (context) {
      const client = context.connect(CodePipelineClient);
      for await (const page of context.paginate(paginateListPipelines, client, { maxResults: 1000 })) {
        yield* context.each(page.pipelines ?? [], (item) => readPipeline(context, client, item));
      }
    }),
  ],
});

async function readPipeline(
  context: CollectContext,
  client: CodePipelineClient,
  summary: PipelineSummary,
): Promise<Found> {
  const { name = "" } = summary;
  const arn = context.arn("codepipeline", name);
  const [declaration, { tags, unseenTags }] = await Promise.all([
    context.read(async () => {
      const answer = await client.send(new GetPipelineCommand({ name }));
      const of = { service: "codepipeline", region: context.region, operation: "GetPipeline" };
      return withoutSecrets(told(answer.pipeline, of));
    }),
    bulkTags(context, "codepipeline", arn),
  ]);
  return found(pipeline, { arn, id: name, tags, configuration: { ...summary, pipeline: declaration, ...unseenTags } });
}

/** A pipeline without the values of variables, and without the commands of its actions. */
function withoutSecrets({ stages, variables, ...declaration }: PipelineDeclaration): object {
  return {
    ...declaration,
    variables: variables?.map(({ defaultValue, ...variable }) => variable),
    stages: stages?.map(stageWithoutSecrets),
  };
}

function stageWithoutSecrets({ actions, beforeEntry, onFailure, onSuccess, ...stage }: StageDeclaration): object {
  return {
    ...stage,
    actions: actions?.map(actionWithoutSecrets),
    beforeEntry: checksWithoutSecrets(beforeEntry),
    onFailure: checksWithoutSecrets(onFailure),
    onSuccess: checksWithoutSecrets(onSuccess),
  };
}

/**
 * What is checked before or after a stage. Its rules have settings and commands as actions do.
 * https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_RuleDeclaration.html
 */
function checksWithoutSecrets(checks: { conditions?: Condition[] | undefined } | undefined): object | undefined {
  const conditions = checks?.conditions?.map(({ rules, ...condition }) => ({
    ...condition,
    rules: rules?.map(({ commands, configuration, ...rule }) => ({ ...rule, ...settingsOf(configuration) })),
  }));
  return checks && { ...checks, conditions };
}

/**
 * Settings of actions that name something or switch something. Everything else may hold a secret (a token, parameters
 * of a stack, the input of a function), and custom actions may be set by anything.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference.html
 */
const KEPT = new Set([
  ...["ActionMode", "AlarmName", "ApplicationName", "BatchEnabled", "Branch", "BranchName", "BucketName", "CannedACL"],
  ...["Capabilities", "ChangeSetName", "ClusterName", "ConnectionArn", "DeploymentGroupName", "DetectChanges"],
  ...["EnvironmentName", "Extract", "FileName", "FullRepositoryId", "FunctionName", "ImageTag", "KMSEncryptionKeyARN"],
  ...["NotificationArn", "ObjectKey", "OutputArtifactFormat", "Owner", "PollForSourceChanges", "PrimarySource"],
  ...["ProjectName", "Repo", "RepositoryName", "RoleArn", "S3Bucket", "S3ObjectKey", "ServiceName", "StackName"],
  ...["StackSetName", "StateMachineArn", "TemplatePath"],
]);

function actionWithoutSecrets({ commands, environmentVariables, ...action }: ActionDeclaration): object {
  const settings = Object.entries(action.configuration ?? {});
  const variables = [
    ...withoutValues(environmentVariables),
    ...settings.flatMap(([setting, value]) => (setting === "EnvironmentVariables" ? parseVariables(value) : [])),
  ];
  return { ...action, ...settingsOf(action.configuration), environmentVariables: variables };
}

function settingsOf(configuration: Record<string, string> = {}) {
  const settings = Object.entries(configuration);
  return {
    configuration: Object.fromEntries(settings.filter(([setting]) => KEPT.has(setting))),
    withheld: settings.flatMap(([setting]) => (KEPT.has(setting) ? [] : setting)).sort(),
  };
}
