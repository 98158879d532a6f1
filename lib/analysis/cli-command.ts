import type { JsonObject } from "@/lib/model/json";

/** What a command is made of. */
export type CommandResource = {
  /** CloudFormation name. */
  type: string;
  id: string;
  arn: string;
  region: string;
  name: string;
  /** Our name of the service. */
  service: string;
  configuration: JsonObject;
};

/** The command of the AWS CLI that shows a resource as AWS sees it now; null where there is none. */
export function cliCommand(_resource: CommandResource): string | null {
  return null;
}
