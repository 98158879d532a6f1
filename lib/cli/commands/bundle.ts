import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { Command } from "commander";
import { cliActor } from "@/lib/operations/actor";
import type { ImportedSnapshot } from "@/lib/operations/bundles/store-bundles";
import { EXIT, type ExitStatus } from "../exit";
import { requireReadable, requireWritable, say, writeData } from "../output";
import { withDatabase } from "../with-database";

type ExportOptions = { account?: string; snapshot: string; output: string };
type ImportOptions = { account?: string };

const EXAMPLES = `
Examples:
  bearings bundle export --account prod --snapshot S5 -o prod-S5.bearings
  bearings bundle export --snapshot prod:2026-11-01 -o prod.bearings
  bearings bundle import prod-S*.bearings
  bearings bundle import prod-S5.bearings --account customer-x`;

/** `bearings bundle`: a snapshot as a file, to be looked at by another Bearings. */
export function bundleCommand(settled: (status: ExitStatus) => void): Command {
  return new Command("bundle")
    .description("Write a snapshot as a file that another Bearings imports, or import such files.")
    .addCommand(exportBundleCommand(settled))
    .addCommand(importBundleCommand(settled))
    .addHelpText("after", EXAMPLES);
}

function exportBundleCommand(settled: (status: ExitStatus) => void): Command {
  return new Command("export")
    .description("Write one snapshot with its gaps, whole, as a bundle.")
    .option("--account <name>", "connection; may be left out when there is one only, or the snapshot names it")
    .option(
      "--snapshot <snapshot>",
      "S5, prod:S5, latest, or a date: the newest one finished by the end of that day",
      "latest",
    )
    .requiredOption("-o, --output <file>", "file to write")
    .addHelpText("after", EXAMPLES)
    .action((options: ExportOptions) => {
      requireWritable(options.output);
      return withDatabase(async () => {
        const { exportBundle } = await import("@/lib/operations/bundles/export-bundle");
        const file = await exportBundle(cliActor, { account: options.account, at: options.snapshot });
        await writeData(file.content, options.output);
        settled(EXIT.done);
      });
    });
}

function importBundleCommand(settled: (status: ExitStatus) => void): Command {
  return new Command("import")
    .description("Import bundles in the order of their snapshots' dates: all of them, or none.")
    .argument("<file...>", "bundles to import")
    .option("--account <name>", "account that they go into; made when it does not exist, else the bundle's name for it")
    .addHelpText("after", EXAMPLES)
    .action((files: string[], options: ImportOptions) => {
      for (const file of files) requireReadable(file);
      return withDatabase(async () => {
        const { importBundles } = await import("@/lib/operations/bundles/import-bundles");
        const sources = files.map((file) => ({ name: basename(file), open: () => createReadStream(file) }));
        for (const imported of await importBundles(cliActor, { account: options.account }, sources)) {
          say(lineOf(imported));
        }
        settled(EXIT.done);
      });
    });
}

function lineOf({ id, finishedAt, resources, notSeen, gaps }: ImportedSnapshot): string {
  const hidden = notSeen === 0 ? "" : ` (${notSeen} not seen)`;
  const moment = `${finishedAt.slice(0, 19).replace("T", " ")} UTC`;
  return `${id} of ${moment}: ${resources} ${resources === 1 ? "resource" : "resources"}${hidden}, ${gaps} ${gaps === 1 ? "gap" : "gaps"}`;
}
