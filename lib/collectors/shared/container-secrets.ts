import { namesIn, rewriteFields } from "./fields";

/**
 * Takes out of the description of containers what may hold passwords and keys: of environment variables, labels, driver
 * options and substituted parameters the sorted names are left; of commands the words that say what runs.
 * References to secrets (`valueFrom`) name them without holding them, and stay.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
 * https://docs.aws.amazon.com/batch/latest/APIReference/API_ContainerProperties.html
 */
export function withoutContainerSecrets(value: unknown): unknown {
  return rewriteFields(value, (field, item) => {
    const named = NAMED.get(field);
    // A label may be called `env` as well; its value is a word.
    if (named !== undefined && typeof item === "object") return [[named, namesIn(item)]];
    if (COMMANDS.has(field)) return [[field, wordsOf(item)]];
    if (field === "dockerVolumeConfiguration") return [[field, withoutContainerSecrets(asDockerLabels(item))]];
    return field === "options" ? Object.entries(plainOptions(item)) : null;
  });
}

/** Labels of a volume are Docker's, which hold anything; those of Kubernetes are short words by which things are found. */
function asDockerLabels(volume: unknown): unknown {
  if (typeof volume !== "object" || volume === null || !("labels" in volume)) return volume;
  const { labels, ...rest } = volume;
  return { ...rest, dockerLabels: labels };
}

/** Fields that hold values by name, and what they are called when only the names are left. */
const NAMED = new Map([
  ["annotations", "annotationNames"],
  ["dockerLabels", "dockerLabelNames"],
  ["driverOpts", "driverOptNames"],
  ["env", "environmentVariableNames"],
  ["environment", "environmentVariableNames"],
  ["hookDetails", "hookDetailNames"],
  ["parameters", "parameterNames"],
]);

const COMMANDS = new Set(["args", "command", "entryPoint"]);

/** Options of log drivers that say where logs go; others may be keys to that place. */
const PLAIN_OPTION =
  /^(?:awslogs-.*|mode|max-buffer-size|name|region|log_group_name|log_stream_prefix|bucket|stream|delivery_stream|config-file-type|config-file-value)$/i;

function plainOptions(options: unknown): { options?: object; otherOptionNames?: string[] } {
  const entries = typeof options === "object" && options !== null ? Object.entries(options) : [];
  const plain = entries.filter(([name]) => PLAIN_OPTION.test(name));
  const others = entries.map(([name]) => name).filter((name) => !PLAIN_OPTION.test(name));
  return {
    ...(plain.length > 0 && { options: Object.fromEntries(plain) }),
    ...(others.length > 0 && { otherOptionNames: others.sort() }),
  };
}

/** What stands for a word that is not kept. */
const HIDDEN = "…";

/** Words that nobody would use for a password: letters and the marks of file names, and programs with their version. */
const PLAIN_WORD = /^(?:[a-z_./-]{1,40}|(?:python|node|php|ruby|java)[\d.]+|CMD|CMD-SHELL)$/i;

/**
 * Words of a command that say what runs: programs, subcommands, names of options. Values of options, and words that
 * could be anything, are hidden.
 */
export function wordsOf(command: unknown): string[] {
  const words: unknown[] = Array.isArray(command) ? command : [];
  return words.map((word, index) => {
    if (typeof word !== "string") return HIDDEN;
    const option = /^(--[a-z][a-z-]*|-[a-z])(.*)$/is.exec(word);
    if (option) return option[2] === "" ? word : `${option[1]}${HIDDEN}`;
    const before = words[index - 1];
    const isValue = typeof before === "string" && before.startsWith("-") && !before.includes("=");
    return !isValue && PLAIN_WORD.test(word) ? word : HIDDEN;
  });
}
