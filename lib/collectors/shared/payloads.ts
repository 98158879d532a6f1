import { namesIn, rewriteFields } from "./fields";

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
  return rewriteFields(value, (field, item) => {
    const named = NAMED.get(field);
    if (named !== undefined) return [[named, namesIn(item)]];
    const written = WRITTEN.get(field);
    return written === undefined ? null : [[written, true]];
  });
}
