import { z } from "zod";

/** An environment variable of CodeBuild, which CodePipeline passes on as well. */
type Variable = { name?: string | undefined; value?: string | undefined; type?: string | undefined };

/**
 * Variables without their values. Of those that are looked up at build time (`PARAMETER_STORE`, `SECRETS_MANAGER`) the
 * value names the parameter or secret, and stays.
 * https://docs.aws.amazon.com/codebuild/latest/APIReference/API_EnvironmentVariable.html
 */
export function withoutValues(variables: readonly Variable[] | undefined): Variable[] {
  return (variables ?? []).map(({ name, value, type }) => {
    const named = type === "PARAMETER_STORE" || type === "SECRETS_MANAGER";
    return named ? { name, type, value } : { name, type: type ?? "PLAINTEXT" };
  });
}

/** The same for the JSON text in which CodePipeline keeps them; none where the text is not what CodeBuild takes. */
export function parseVariables(text: string): Variable[] {
  try {
    return withoutValues(variables.parse(JSON.parse(text)));
  } catch {
    return [];
  }
}

const text = z.string().optional();
const variables = z.array(z.object({ name: text, value: text, type: text }));
