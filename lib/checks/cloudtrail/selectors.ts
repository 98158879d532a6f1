import type { Json, JsonObject } from "@/lib/model/json";
import { isJsonObject } from "@/lib/model/json";

/** What a trail records: calls that read, calls that write. */
export type Recorded = { read: boolean; write: boolean };

/** The selectors of a trail, in one of the two dialects. */
export type Selectors = {
  EventSelectors?: readonly Record<string, unknown>[] | undefined;
  AdvancedEventSelectors?: readonly Record<string, unknown>[] | undefined;
};

/** Busy services that CloudTrail offers to leave out of the management events. */
const OFFERED_EXCLUSIONS = new Set(["kms.amazonaws.com", "rdsdata.amazonaws.com"]);
const OBJECTS = "AWS::S3::Object";
const NOTHING: Recorded = { read: false, write: false };

/**
 * The management events that selectors record without holes, and the services that they leave out as CloudTrail
 * offers it (`excluded`, sorted). A selector for some callers, event names or sources records holes only.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedFieldSelector.html
 */
export function managementEvents(selectors: Selectors): Recorded & { excluded: string[] } {
  const excluded = new Set<string>();
  const parts = [
    ...(selectors.EventSelectors ?? []).map((one) => {
      if (one.IncludeManagementEvents === false) return NOTHING;
      for (const source of texts(one.ExcludeManagementEventSources)) excluded.add(source);
      return directions(one.ReadWriteType);
    }),
    ...advanced(selectors).map((fields) => {
      if (!fields.equals("eventCategory", "Management") || fields.others("eventCategory", "readOnly", "eventSource")) {
        return NOTHING;
      }
      const sources = fields.leftOut("eventSource");
      if (sources === null || sources.some((source) => !OFFERED_EXCLUSIONS.has(source))) return NOTHING;
      for (const source of sources) excluded.add(source);
      return fields.directions();
    }),
  ];
  return { ...union(parts), excluded: [...excluded].sort() };
}

/**
 * The object-level events of S3 that selectors record for all buckets there are and will be. `partly` is true when
 * they also, or only, record those of some buckets, events or callers.
 * @param partition `aws`, `aws-cn`, `aws-us-gov`
 */
export function objectEvents(selectors: Selectors, partition: string): Recorded & { partly: boolean } {
  const every = new Set([`arn:${partition}:s3`, `arn:${partition}:s3:::`]);
  let partly = false;
  const parts = [
    ...(selectors.EventSelectors ?? []).map((one) => {
      const values = objects(one.DataResources).filter(({ Type }) => Type === OBJECTS);
      const named = values.flatMap(({ Values }) => texts(Values));
      if (named.some((value) => every.has(value))) return directions(one.ReadWriteType);
      partly ||= named.length > 0;
      return NOTHING;
    }),
    ...advanced(selectors).map((fields) => {
      if (!fields.equals("eventCategory", "Data") || !fields.equals("resources.type", OBJECTS)) return NOTHING;
      if (!fields.others("eventCategory", "resources.type", "readOnly")) return fields.directions();
      partly = true;
      return NOTHING;
    }),
  ];
  return { ...union(parts), partly };
}

function union(parts: readonly Recorded[]): Recorded {
  return { read: parts.some(({ read }) => read), write: parts.some(({ write }) => write) };
}

/** AWS's default is `All`. */
function directions(readWriteType: unknown): Recorded {
  const type = readWriteType ?? "All";
  return { read: type === "All" || type === "ReadOnly", write: type === "All" || type === "WriteOnly" };
}

function advanced({ AdvancedEventSelectors }: Selectors): Fields[] {
  return (AdvancedEventSelectors ?? []).map((one) => new Fields(objects(one.FieldSelectors)));
}

/** The field selectors of one advanced event selector: all of them have to fit an event. */
class Fields {
  constructor(readonly selectors: readonly JsonObject[]) {}

  /** True when a field has to be just this. */
  equals(field: string, value: string): boolean {
    const of = this.#of(field);
    return of.some(({ Equals }) => texts(Equals).includes(value)) && of.every((one) => fits(one, value));
  }

  /** True when fields other than these are looked at. */
  others(...fields: string[]): boolean {
    return this.selectors.some(({ Field }) => !fields.includes(String(Field)));
  }

  /** The values that a field must not have; null when it is narrowed in any other way. */
  leftOut(field: string): string[] | null {
    const of = this.#of(field);
    const onlyNot = of.every((one) => Object.keys(one).every((key) => key === "Field" || isEmptyOr(key, one)));
    return onlyNot ? of.flatMap(({ NotEquals }) => texts(NotEquals)) : null;
  }

  directions(): Recorded {
    const allows = (value: string) => this.#of("readOnly").every((one) => fits(one, value));
    return { read: allows("true"), write: allows("false") };
  }

  #of(field: string): JsonObject[] {
    return this.selectors.filter(({ Field }) => Field === field);
  }
}

function isEmptyOr(key: string, selector: JsonObject): boolean {
  return key === "NotEquals" || texts(selector[key]).length === 0;
}

/** The values of an operator are alternatives; operators of one selector, and values of a `Not`, all have to hold. */
const OPERATORS: Readonly<Record<string, (value: string, operand: string) => boolean>> = {
  Equals: (value, operand) => value === operand,
  StartsWith: (value, operand) => value.startsWith(operand),
  EndsWith: (value, operand) => value.endsWith(operand),
};

function fits(selector: JsonObject, value: string): boolean {
  return Object.entries(OPERATORS).every(([operator, holds]) => {
    const wanted = texts(selector[operator]);
    const unwanted = texts(selector[`Not${operator}`]);
    return (
      (wanted.length === 0 || wanted.some((operand) => holds(value, operand))) &&
      !unwanted.some((operand) => holds(value, operand))
    );
  });
}

function objects(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter((one: Json) => isJsonObject(one)) : [];
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}
