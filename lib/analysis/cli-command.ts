import { shellWord } from "@/lib/analysis/shell-word";
import type { Json, JsonObject } from "@/lib/model/json";
import { GLOBAL } from "@/lib/model/resource";
import { resourceTypeOf } from "@/lib/model/resources/registry";

/** What a command is made of. */
export type CommandResource = {
  /** CloudFormation name. */
  type: string;
  id: string;
  arn: string;
  region: string;
  configuration: JsonObject;
};

/**
 * Commands whose service has one endpoint for all regions, which the CLI finds by itself.
 * https://docs.aws.amazon.com/general/latest/gr/rande.html#global-endpoints
 */
export const GLOBAL_ENDPOINT: ReadonlySet<string> = new Set([
  "account",
  "budgets",
  "cloudfront",
  "iam",
  "organizations",
  "route53",
]);

/** Where each partition answers for what is in no region, by a service that has regional endpoints only. */
const HOME_REGION: Readonly<Record<string, string>> = {
  "aws-cn": "cn-north-1",
  "aws-us-gov": "us-gov-west-1",
};

/**
 * The command of the AWS CLI that shows a resource as AWS sees it now, ready to be pasted into bash or zsh: whatever
 * is in a name stays one word of it. A service that has no such command is asked for its list.
 * @returns null for a type that Bearings does not know, or when the configuration lacks what the command needs.
 */
export function cliCommand(resource: CommandResource): string | null {
  const declared = resourceTypeOf(resource.type)?.cli.split(" ");
  if (!declared) return null;
  const words = declared.map((word, index) => fill(word, declared[index - 1] ?? "", resource));
  const region = regionOf(resource, declared[0] ?? "");
  const parts = ["aws"];
  for (const [index, word] of words.entries()) {
    if (word === null) return null;
    // As a word of its own it would be taken for an option.
    if (word.startsWith("-") && !declared[index]?.startsWith("-")) parts.push(`${parts.pop()}=${shellWord(word)}`);
    else parts.push(shellWord(word));
  }
  if (region) parts.push("--region", shellWord(region));
  return parts.join(" ");
}

function fill(word: string, option: string, resource: CommandResource): string | null {
  let missing = false;
  const filled = word.replace(/\{([^{}]+)\}/g, (_, place: string) => {
    const value = placeValue(place, resource);
    if (value === null || value === "") missing = true;
    if (option === "--query") return queryLiteral(value ?? "");
    return word.includes("=") ? shorthandValue(value ?? "") : (value ?? "");
  });
  // The CLI would read that file and send it.
  return missing || /^fileb?:\/\//.test(filled) ? null : filled;
}

function placeValue(place: string, resource: CommandResource): string | null {
  if (place === "id") return resource.id;
  if (place === "arn") return resource.arn;
  if (place === "account") return resource.arn.split(":")[4] ?? null;
  let value: Json | undefined = resource.configuration;
  for (const step of place.slice(1).split(".")) {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
    value = Object.hasOwn(value, step) ? value[step] : undefined;
  }
  return typeof value === "string" || typeof value === "number" ? String(value) : null;
}

/** A text in an expression of `--query`. https://jmespath.org/specification.html#literal-expressions */
function queryLiteral(value: string): string {
  // As JSON between backticks anything can be said, but the raw form is what people write.
  return /^[^'\\\p{Cc}]*$/u.test(value) ? `'${value}'` : `\`${JSON.stringify(value).replaceAll("`", "\\u0060")}\``;
}

/** A value in `Key=Name,Values=…`. https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-shorthand.html */
function shorthandValue(value: string): string {
  return /^[\w./:@+-]+$/.test(value) ? value : `"${value.replace(/["\\]/g, "\\$&")}"`;
}

function regionOf({ region, arn }: CommandResource, command: string): string | null {
  if (GLOBAL_ENDPOINT.has(command)) return null;
  if (region !== GLOBAL) return region;
  // https://docs.aws.amazon.com/global-accelerator/latest/api/Welcome.html
  if (command === "globalaccelerator") return "us-west-2";
  return HOME_REGION[arn.split(":")[1] ?? ""] ?? "us-east-1";
}
