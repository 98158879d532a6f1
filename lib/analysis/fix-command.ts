import { GLOBAL_ENDPOINT } from "@/lib/analysis/cli-command";
import { shellWord } from "@/lib/analysis/shell-word";
import { GLOBAL } from "@/lib/model/resource";

/** What the places of a command are filled with, and where it is sent. */
export type FixPlaces = { values: Readonly<Record<string, string>>; region: string };

/**
 * A command of the AWS CLI with the real ids in it, ready to be pasted into bash or zsh: whatever a name holds stays
 * one word. A place that nothing is known for stays as `<place>`, so that the shell refuses it.
 * @param template its places in braces, `aws ec2 stop-instances --instance-ids {id}`
 */
export function fixCommand(template: string, { values, region }: FixPlaces): string {
  const filled = fillPlaces(template, values, shellWord);
  const service = template.split(" ")[1] ?? "";
  const needsRegion = template.startsWith("aws ") && region !== GLOBAL && !GLOBAL_ENDPOINT.has(service);
  return needsRegion && !/\s--region\b/.test(template) ? `${filled} --region ${shellWord(region)}` : filled;
}

/**
 * The commands of a fix, without those that have nothing to do with this finding: a line with a place like `{user?}`,
 * for which there is no value, goes where such a place of another line has one. An empty value is one that is still to
 * be found out, and keeps its line.
 */
export function fixCommands(templates: readonly string[], places: FixPlaces): string[] {
  const knows = (place: string) => Object.hasOwn(places.values, place);
  const isTold = templates.some((line) => optionalPlaces(line).some(knows));
  const applying = isTold ? templates.filter((line) => optionalPlaces(line).every(knows)) : templates;
  return applying.map((line) => fixCommand(line, places));
}

function optionalPlaces(template: string): string[] {
  return [...template.matchAll(/\{([A-Za-z]\w*)\?\}/g)].map(([, place = ""]) => place);
}

/** A text with its places filled; `write` makes a value fit for where it stands. */
export function fillPlaces(
  template: string,
  values: Readonly<Record<string, string>>,
  write: (value: string) => string = (value) => value,
): string {
  return template.replace(/\{([A-Za-z]\w*)\??\}/g, (_, place: string) => {
    const value = Object.hasOwn(values, place) ? values[place] : undefined;
    return value === undefined || value === "" ? `<${place}>` : write(value);
  });
}
