import { APIGatewayClient } from "@aws-sdk/client-api-gateway";
import type { CollectContext, Paginator } from "./define";
import { policyDocument } from "./policy/document";
import { pagesOrNone } from "./shared/paginators";

/**
 * Pages of a listing of API Gateway's first version, which answers an empty object where there is nothing.
 * https://github.com/aws/aws-sdk-js/issues/1416
 */
export async function* pagesOf<Input, Output>(
  context: CollectContext,
  paginator: Paginator<APIGatewayClient, Input, Output>,
  input: Input,
  client = context.connect(APIGatewayClient),
): AsyncGenerator<Output, void, undefined> {
  yield* pagesOrNone(context.paginate(paginator, client, input));
}

/**
 * ARN of a thing of either version of API Gateway: with region, without account.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html
 */
export function apiGatewayArn({ partition, region }: CollectContext, path: string): string {
  return `arn:${partition}:apigateway:${region}::${path}`;
}

/** A policy as API Gateway answers it: JSON text in which quotation marks are escaped once more. */
export function policyOf(text: string | undefined): { policy?: unknown } {
  if (!text) return {};
  return { policy: policyDocument(text.startsWith('{\\"') ? text.replace(/\\(["\\/])/g, "$1") : text) };
}
