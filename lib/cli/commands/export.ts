import { Command, Option } from "commander";
import { cliActor } from "@/lib/operations/actor";
import { EXIT, type ExitStatus } from "../exit";
import { writeData } from "../output";
import { withDatabase } from "../with-database";

type Options = { account?: string; snapshot: string; format: "csv" | "json"; output?: string };

/** `bearings export`: files made from a snapshot; one subcommand for each kind. */
export function exportCommand(settled: (status: ExitStatus) => void): Command {
  return new Command("export")
    .description("Write a file made from a snapshot.")
    .addCommand(inventoryCommand(settled))
    .addHelpText("after", EXAMPLES);
}

const EXAMPLES = `
Examples:
  bearings export inventory --account prod -o inventory.csv
  bearings export inventory --snapshot prod:S5 --format json | jq length
  bearings export inventory --account prod --snapshot 2026-11-01`;

function inventoryCommand(settled: (status: ExitStatus) => void): Command {
  return new Command("inventory")
    .description("All resources of a snapshot, one row each.")
    .option("--account <name>", "connection; may be left out when there is one only, or the snapshot names it")
    .option(
      "--snapshot <snapshot>",
      "S5, prod:S5, latest, or a date: the newest one finished by the end of that day",
      "latest",
    )
    .addOption(new Option("--format <format>", "how to write it").choices(["csv", "json"]).default("csv"))
    .option("-o, --output <file>", "write to a file instead of standard output")
    .addHelpText("after", EXAMPLES)
    .action((options: Options) =>
      withDatabase(async () => {
        const { exportInventory } = await import("@/lib/operations/resources/export-inventory");
        const file = await exportInventory(cliActor, {
          account: options.account,
          at: options.snapshot,
          format: options.format,
        });
        await writeData(file.content, options.output);
        settled(EXIT.done);
      }),
    );
}
