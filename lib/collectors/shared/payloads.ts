/** Fields that hold values by name, and what they are called when only the names are left. */
const NAMED = new Map([
  ["Arguments", "ArgumentNames"],
  ["Environment", "EnvironmentVariableNames"],
  ["HeaderParameters", "HeaderParameterNames"],
  ["Metadata", "MetadataNames"],
  ["Parameters", "ParameterNames"],
  ["PipelineParameterList", "PipelineParameterNames"],
  ["QueryStringParameters", "QueryStringParameterNames"],
]);

/** Fields whose values are somebody's own text or data, and what says that they are there. */
const WRITTEN = new Map([
  ["Command", "HasCommand"],
  ["GraphQLOperation", "HasGraphQLOperation"],
  ["Input", "HasInput"],
  ["InputTemplate", "HasInputTemplate"],
  ["PathParameterValues", "HasPathParameterValues"],
  ["Sql", "HasSql"],
  ["Sqls", "HasSqls"],
]);

/**
 * Takes out of the settings of a target (of a rule, schedule, pipe or trigger) what its owner has it send, for that may
 * hold passwords and keys: of values with names the sorted names are left, of texts only that there is one.
 * https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Target.html
 */
export function withoutPayloads(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPayloads);
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([field, item]) => {
      if (item === undefined || item === null) return [];
      const named = NAMED.get(field);
      if (named !== undefined) return [[named, namesIn(item)]];
      const written = WRITTEN.get(field);
      return written === undefined ? [[field, withoutPayloads(item)]] : [[written, true]];
    }),
  );
}

/** Sorted names of a map, or of a list of names with values; a map that is not there has none. */
export function namesIn(values: object | null | undefined): string[] {
  if (!Array.isArray(values)) return Object.keys(values ?? {}).sort();
  // ECS writes its own in lower case, also inside of others' answers.
  const items: { Name?: string | undefined; name?: string | undefined }[] = values;
  return items.flatMap(({ Name, name }) => Name ?? name ?? []).sort();
}
