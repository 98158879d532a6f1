import { Command } from "commander";
import { cliActor } from "@/lib/operations/actor";
import type { SnapshotDiff } from "@/lib/operations/snapshots/views";
import { EXIT, type ExitStatus } from "../exit";
import { writeData } from "../output";
import { printable } from "../table";
import { withDatabase } from "../with-database";

type Options = { account?: string; json?: boolean; output?: string };

/** `bearings diff A B`: what changed from one snapshot to another of the same connection. */
export function diffCommand(settled: (status: ExitStatus) => void): Command {
  return new Command("diff")
    .description("Show what changed from snapshot A to snapshot B of one connection.")
    .argument("<A>", "S4, prod:S4, latest, or a date")
    .argument("<B>", "the same")
    .option("--account <name>", "connection; may be left out when there is one only, or A or B names it")
    .option("--json", "one object instead of lines")
    .option("-o, --output <file>", "write to a file instead of standard output")
    .addHelpText(
      "after",
      "\nExamples:\n  bearings diff prod:S1 prod:S2\n  bearings diff --account prod 2026-10-01 latest --json",
    )
    .action((a: string, b: string, options: Options) =>
      withDatabase(async () => {
        const { diffSnapshots } = await import("@/lib/operations/snapshots/diff-snapshots");
        const diff = await diffSnapshots(cliActor, { account: options.account, a, b });
        const text = options.json ? `${JSON.stringify(diff, null, 2)}\n` : linesOf(diff);
        await writeData(text, options.output);
        settled(EXIT.done);
      }),
    );
}

type Change = SnapshotDiff["changes"][number];

const SIGNS: Record<Change["kind"], string> = { created: "+", deleted: "-", changed: "~", not_comparable: "?" };

function linesOf({ from, to, changes }: SnapshotDiff): string {
  const lines = changes.flatMap((change) => [
    printable(`${SIGNS[change.kind]} ${change.type} ${change.name} (${change.region}) ${change.arn}`),
    ...change.fields.map((field) => printable(`    ${field.path}: ${short(field.before)} -> ${short(field.after)}`)),
    ...(change.reason === null ? [] : [printable(`    ${change.reason}`)]),
  ]);
  const count = (kind: Change["kind"]) => changes.filter((change) => change.kind === kind).length;
  const total = `${from} to ${to}: ${count("created")} created, ${count("deleted")} deleted, ${count("changed")} changed, ${count("not_comparable")} not comparable`;
  return `${[...lines, total].join("\n")}\n`;
}

function short(value: unknown): string {
  if (value === undefined) return "(none)";
  const text = JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}
