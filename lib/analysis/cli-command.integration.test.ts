import { spawnSync } from "node:child_process";
import { beforeAll, describe, expect, test } from "vitest";
import { resourceTypes } from "@/lib/model/resources/registry";
import { isRead } from "@/lib/testing/reads";
import { type OperationModel, readOperationModels } from "@/lib/testing/service-models";
import { GLOBAL_ENDPOINT } from "./cli-command";
import { shellWord } from "./shell-word";

// Declared commands against what AWS says that its services understand.

type Declared = { type: string; cli: string; service: string; model: OperationModel | null; words: string[] };
let commands: Declared[];

beforeAll(() => {
  const declared = resourceTypes.map(({ type, cli }) => {
    const [service = "", operation = "", ...words] = cli.split(" ");
    return { type, cli, service, operation, words };
  });
  const models = readOperationModels(declared.map(({ service, operation }) => [service, operation]));
  commands = declared.map((one, index) => ({ ...one, model: models[index] ?? null }));
});

/** Options as they are given, each with its value. */
const given = ({ words }: Declared) =>
  words.flatMap((word, index): [string, string | undefined][] => {
    const next = words[index + 1];
    return word.startsWith("--") ? [[word, next?.startsWith("--") ? undefined : next]] : [];
  });
/** What is wrong with some commands, with the command it is wrong with. */
const wrong = (problems: (command: Declared) => (string | false | undefined)[]) =>
  commands.flatMap((command) =>
    problems(command).flatMap((problem) => (problem ? [`${command.cli}: ${problem}`] : [])),
  );

test("there are commands of many services", () => {
  expect(commands.length).toBeGreaterThan(250);
  expect(new Set(commands.map(({ service }) => service)).size).toBeGreaterThan(70);
});

test("AWS has each service and operation, and the operation is a read", () => {
  expect(wrong(({ model }) => [!model ? "unknown" : !isRead(model.name) && `${model.name} is not a read`])).toEqual([]);
});

test("each option exists and has a value unless it is a flag, and what is required is given", () => {
  const problems = wrong((command) => {
    const options = command.model?.options ?? {};
    const names = given(command).map(([name]) => name);
    return [
      ...given(command).map(([name, value]) => {
        if (name === "--query") return false;
        const option = options[name];
        return !option ? `no ${name}` : option.flag === (value !== undefined) && `${name} is given wrongly`;
      }),
      ...Object.entries(options).map(
        ([name, { required }]) => required && !names.includes(name) && `${name} is missing`,
      ),
      ...names.map((name, index) => names.indexOf(name) !== index && `${name} is given twice`),
    ];
  });
  expect(problems).toEqual([]);
});

test("filters have the keys that AWS reads, queries ask for what an answer has", () => {
  const problems = wrong((command) =>
    given(command).flatMap(([name, value = ""]) => {
      if (name === "--query") {
        const [, list = "", filter = ""] = value.match(/^(\w+)\[\?(.+)\]$/) ?? [];
        const fields = command.model?.lists[list];
        return filter.split("&&").map((part) => {
          const [, field = ""] = part.match(/^(\w+)==\{[^{}]+\}$/) ?? [];
          return !fields?.includes(field) && `no ${field} in ${list}`;
        });
      }
      if (!value.includes("=")) return [];
      const keys = value.split(",").map((part) => part.split("=")[0] ?? "");
      return keys.map((key) => !command.model?.options[name]?.fields.includes(key) && `no ${key} in ${name}`);
    }),
  );
  expect(problems).toEqual([]);
});

test("places are of the resource or of its configuration, and nothing else is in braces", () => {
  const places = wrong(({ cli }) =>
    [...cli.matchAll(/\{[^{}]*\}/g)].map(([place]) => !/^\{(?:id|arn|account|(?:\.\w+)+)\}$/.test(place) && place),
  );
  expect(places).toEqual([]);
});

test("services are said to have one endpoint for all regions exactly when AWS says so", () => {
  const unlike = commands.filter(({ service, model }) => model && model.global !== GLOBAL_ENDPOINT.has(service));
  expect([...new Set(unlike.map(({ service }) => service))]).toEqual([]);
});

describe("a word of the shell", () => {
  const hostile = [
    "plain-1.2/x:y@z",
    "",
    "two words",
    "it's",
    `it's "both"`,
    "$(touch /tmp/x)",
    "`id`",
    "a;b|c&d>e<f",
    "back\\slash",
    "it's back\\slash",
    "wow!",
    "it's wow!",
    "*?[a]{b,c}~",
    "=cat",
    "#no",
    "line\nfeed",
    "\u001b[201~rm -rf /'\\!\u0007",
    "tab\tand it's",
    "ünïcode 漢字 🧭",
  ];
  test.each(hostile)("says exactly %j", (text) => {
    const { stdout } = spawnSync("bash", ["-c", `printf '%s\\0' ${shellWord(text)}`], { encoding: "utf8" });
    expect(stdout).toBe(`${text}\0`);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what a terminal would act on is what must not be there.
    expect(shellWord(text)).not.toMatch(/[\u0000-\u001f\u007f]/);
  });
});
