import {
  type EnvironmentResponse,
  type FunctionConfiguration,
  type FunctionUrlConfig,
  GetPolicyCommand,
  LambdaClient,
  paginateListEventSourceMappings,
  paginateListFunctions,
  paginateListFunctionUrlConfigs,
} from "@aws-sdk/client-lambda";
import { CallFailure } from "@/lib/aws/call-failure";
import { eventSourceMapping, lambdaFunction } from "@/lib/model/resources/lambda";
import { type CollectContext, defineCollector, type Found, found, listing } from "./define";
import { BULK_TAG_PERMISSIONS, bulkTags } from "./shared/bulk-tags";
import { knownEmpty } from "./shared/known-empty";

/**
 * Lambda. GetFunction is not called: it hands out an address from which the code can be taken.
 * https://docs.aws.amazon.com/lambda/latest/api/welcome.html
 */
export const lambda = defineCollector({
  service: "lambda",
  scope: "regional",
  permissions: {
    ...BULK_TAG_PERMISSIONS,
    GetPolicy: "lambda:GetPolicy",
    ListEventSourceMappings: "lambda:ListEventSourceMappings",
    ListFunctionUrlConfigs: "lambda:ListFunctionUrlConfigs",
    ListFunctions: "lambda:ListFunctions",
  },
  listings: [
    listing([lambdaFunction], async function* (context) {
      const client = context.connect(LambdaClient);
      yield* context.each(await allFunctions(context), (item) => readFunction(context, client, item));
    }),
    listing([eventSourceMapping], async function* (context) {
      // A mapping is deleted with its function.
      if (await knownEmpty(allFunctions(context))) return;
      const client = context.connect(LambdaClient);
      for await (const page of context.paginate(paginateListEventSourceMappings, client, { MaxItems: 100 })) {
        for (const item of page.EventSourceMappings ?? []) {
          const id = item.UUID ?? "";
          yield found(eventSourceMapping, {
            arn: item.EventSourceMappingArn ?? context.arn("lambda", `event-source-mapping:${id}`),
            id,
            state: item.State,
            configuration: { ...item },
          });
        }
      }
    }),
  ],
});

function allFunctions(context: CollectContext): Promise<FunctionConfiguration[]> {
  return context.once("functions", async () => {
    const all: FunctionConfiguration[] = [];
    const client = context.connect(LambdaClient);
    // Lambda gives at most 50 functions a page, whatever is asked for.
    for await (const page of context.paginate(paginateListFunctions, client, { MaxItems: 50 })) {
      all.push(...(page.Functions ?? []));
    }
    return all;
  });
}

async function readFunction(
  context: CollectContext,
  client: LambdaClient,
  item: FunctionConfiguration,
): Promise<Found> {
  // Values of variables end here: nothing below this line has seen them.
  const { Environment, ...configuration } = item;
  const { FunctionName, FunctionArn } = item;
  const [EnvironmentVariableNames, Policy, FunctionUrls, { tags, unseenTags }] = await Promise.all([
    context.read(async () => variableNames(Environment, context)),
    context.read(async () => (await client.send(new GetPolicyCommand({ FunctionName }))).Policy ?? null, {
      // Lambda's word for a function without a policy.
      ResourceNotFoundException: null,
    }),
    context.read(async () => {
      const urls: FunctionUrlConfig[] = [];
      const pages = context.paginate(paginateListFunctionUrlConfigs, client, { FunctionName, MaxItems: 50 });
      for await (const page of pages) urls.push(...(page.FunctionUrlConfigs ?? []));
      return urls;
    }),
    bulkTags(context, "lambda", FunctionArn ?? ""),
  ]);
  return found(lambdaFunction, {
    arn: FunctionArn ?? "",
    id: FunctionName ?? "",
    tags,
    state: item.State,
    configuration: { ...configuration, EnvironmentVariableNames, Policy, FunctionUrls, ...unseenTags },
  });
}

/**
 * Names of a function's environment variables, sorted.
 * @throws CallFailure when AWS could not decrypt them for us. No action is asked for: the right to decrypt with the
 * function's key opens far more than the names.
 */
export function variableNames(environment: EnvironmentResponse | undefined, place: { region: string }): string[] {
  const error = environment?.Error;
  if (error?.ErrorCode) {
    const message = "The function's key does not let Bearings read the names of its environment variables.";
    throw new CallFailure("denied", error.ErrorCode, "lambda", place.region, "ListFunctions", null, message);
  }
  return Object.keys(environment?.Variables ?? {}).sort();
}
