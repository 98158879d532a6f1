import {
  CloudFormationClient,
  DescribeStackSetCommand,
  paginateDescribeStacks,
  paginateListStackResources,
  paginateListStackSets,
  type Stack,
  type StackResourceSummary,
  type StackSetSummary,
} from "@aws-sdk/client-cloudformation";
import { mapSeen } from "@/lib/model/read";
import { stack, stackSet } from "@/lib/model/resources/cloudformation";
import { type CollectContext, defineCollector, type Found, found, listing } from "./define";
import { placeTags, tagMap } from "./shared/tags";
import { told } from "./shared/told";

/**
 * CloudFormation. Templates are not read: they may hold anything.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/Welcome.html
 */
export const cloudformation = defineCollector({
  service: "cloudformation",
  scope: "regional",
  // https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudformation.html
  permissions: {
    DescribeStackSet: "cloudformation:DescribeStackSet",
    DescribeStacks: "cloudformation:DescribeStacks",
    ListStackResources: "cloudformation:ListStackResources",
    ListStackSets: "cloudformation:ListStackSets",
  },
  listings: [
    listing([stack], async function* (context) {
      const client = context.connect(CloudFormationClient);
      for await (const page of context.paginate(paginateDescribeStacks, client, {})) {
        yield* context.each(page.Stacks ?? [], (item) => readStack(context, client, item));
      }
    }),
    listing([stackSet], async function* (context) {
      const client = context.connect(CloudFormationClient);
      const input = { Status: "ACTIVE" as const, MaxResults: 100 };
      for await (const page of context.paginate(paginateListStackSets, client, input)) {
        yield* context.each(page.Summaries ?? [], (item) => readStackSet(context, client, item));
      }
    }),
  ],
});

async function readStack(context: CollectContext, client: CloudFormationClient, item: Stack): Promise<Found> {
  // Values of parameters and outputs end here: nothing below this line has seen them.
  const { Outputs, Parameters, Tags, ...configuration } = item;
  const Resources = await context.read(async () => {
    const made: object[] = [];
    const pages = context.paginate(paginateListStackResources, client, { StackName: item.StackId });
    for await (const page of pages) made.push(...(page.StackResourceSummaries ?? []).flatMap(stackResource));
    return made;
  });
  return found(stack, {
    arn: item.StackId ?? "",
    id: item.StackName ?? "",
    tags: tagMap(Tags),
    state: item.StackStatus,
    configuration: {
      ...configuration,
      ParameterNames: parameterNames(Parameters),
      Outputs: Outputs?.map(({ OutputValue, ...output }) => output),
      Resources,
    },
  });
}

/** States in which the stack is no longer answerable for a thing: gone, or left behind on purpose. */
const NOT_OURS = new Set<string | undefined>(["DELETE_COMPLETE", "DELETE_SKIPPED"]);

/**
 * AWS's own types of things whose ids are no secrets. The handle of a wait condition is a link that is signed, and the
 * id of a key of AppSync is the key.
 */
const OF_AWS = /^AWS::(?!AppSync::ApiKey$|CloudFormation::(?:CustomResource|WaitCondition))/;

/**
 * A thing that a stack made, without what moves with each update. What a custom resource calls itself is its author's
 * word, not an id of AWS, and may be a secret that it made.
 * @returns a list of one, or of none for what is gone
 */
function stackResource(summary: StackResourceSummary): object[] {
  const { LastUpdatedTimestamp, PhysicalResourceId, ResourceStatus, ResourceStatusReason, ...made } = summary;
  if (NOT_OURS.has(ResourceStatus)) return [];
  return [OF_AWS.test(made.ResourceType ?? "") ? { ...made, PhysicalResourceId } : made];
}

async function readStackSet(
  context: CollectContext,
  client: CloudFormationClient,
  item: StackSetSummary,
): Promise<Found> {
  const { StackSetId, StackSetName } = item;
  const described = await context.read(async () => {
    const { StackSet } = await client.send(new DescribeStackSetCommand({ StackSetName }));
    const of = { service: "cloudformation", region: context.region, operation: "DescribeStackSet" };
    const { Parameters, TemplateBody, ...set } = told(StackSet, of);
    return { ...set, ParameterNames: parameterNames(Parameters) };
  });
  const { tags, unseenTags } = placeTags(mapSeen(described, ({ Tags }) => tagMap(Tags)));
  return found(stackSet, {
    arn: context.arn("cloudformation", `stackset/${StackSetId ?? ""}`),
    id: StackSetId ?? "",
    name: StackSetName,
    tags,
    state: item.Status,
    configuration: { ...item, StackSet: described, ...unseenTags },
  });
}

function parameterNames(parameters: readonly { ParameterKey?: string | undefined }[] | undefined): string[] {
  return (parameters ?? []).flatMap(({ ParameterKey }) => ParameterKey ?? []).sort();
}
