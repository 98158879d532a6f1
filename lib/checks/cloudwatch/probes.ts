import type { JsonObject } from "@/lib/model/json";

/** Events that a filter is tried on. */
export type Probes = {
  /** Each has to raise an alarm. */
  events: readonly JsonObject[];
  /** An everyday call: a filter that counts it counts too much to tell anything. Null where that is no fault. */
  harmless: JsonObject | null;
  /** Worth telling, but not needed for a pass. */
  optional?: readonly JsonObject[];
};

/** What CloudTrail writes of every call, so that the exclusions of a careful filter are met. */
const CALL: JsonObject = {
  eventVersion: "1.11",
  eventType: "AwsApiCall",
  eventCategory: "Management",
  managementEvent: true,
  readOnly: false,
  sourceIPAddress: "198.51.100.7",
  userAgent: "aws-cli/2.0",
  userIdentity: {
    type: "AssumedRole",
    principalId: "AROAEXAMPLE:somebody",
    arn: "arn:aws:sts::111122223333:assumed-role/some-role/somebody",
  },
};

/** A call that reads. */
export const HARMLESS: JsonObject = {
  ...CALL,
  readOnly: true,
  eventSource: "ec2.amazonaws.com",
  eventName: "DescribeInstances",
};

/** An event of CloudTrail with some of its properties. */
export function event(properties: JsonObject): JsonObject {
  return { ...CALL, ...properties };
}

/** Calls of a service by name. */
export function calls(service: string, names: readonly string[]): JsonObject[] {
  return names.map((eventName) => event({ eventSource: `${service}.amazonaws.com`, eventName }));
}

/** A filter pattern that counts such calls. */
export function patternFor(service: string, names: readonly string[]): string {
  const some = names.map((name) => `($.eventName = ${name})`).join(" || ");
  return `{ ($.eventSource = ${service}.amazonaws.com) && (${some}) }`;
}

/** What a person would call an event. */
export function labelOf({ errorCode, eventName }: JsonObject): string {
  return errorCode === undefined ? String(eventName) : `${eventName} with ${errorCode}`;
}
