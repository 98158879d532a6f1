import { Command, Option } from "commander";
import { cliActor } from "@/lib/operations/actor";
import { EXIT, type ExitStatus } from "../exit";
import { writeData } from "../output";
import { withDatabase } from "../with-database";
import { findingsCommand } from "./export-findings";

type Options = {
  account?: string;
  snapshot: string;
  format: "csv" | "json" | "json-with-header";
  filter?: string;
  output?: string;
};

/** `bearings export`: files made from a snapshot; one subcommand for each kind. */
export function exportCommand(settled: (status: ExitStatus) => void): Command {
  return new Command("export")
    .description("Write a file made from a snapshot.")
    .addCommand(findingsCommand(settled))
    .addCommand(inventoryCommand(settled))
    .addHelpText("after", EXAMPLES);
}

const EXAMPLES = `
Examples:
  bearings export findings --account prod --framework cis-3.0 --format html -o report.html
  bearings export inventory --account prod -o inventory.csv
  bearings export inventory --snapshot prod:S5 --format json | jq length
  bearings export inventory --account prod --snapshot 2026-11-01
  bearings export inventory --account prod --filter "type=AWS::EC2::Instance&region=eu-west-1&tag=Env=prod"
  bearings export inventory --account prod --filter 'tag=!Owner' --format json-with-header -o without-owner.json`;

function inventoryCommand(settled: (status: ExitStatus) => void): Command {
  return new Command("inventory")
    .description("All resources of a snapshot, one row each.")
    .option("--account <name>", "connection; may be left out when there is one only, or the snapshot names it")
    .option(
      "--snapshot <snapshot>",
      "S5, prod:S5, latest, or a date: the newest one finished by the end of that day",
      "latest",
    )
    .addOption(
      new Option("--format <format>", "json is an array of resources; with a header it says where it is from as well")
        .choices(["csv", "json", "json-with-header"])
        .default("csv"),
    )
    .option("--filter <query>", "only these resources: what stands behind the ? of the dashboard's inventory")
    .option("-o, --output <file>", "write to a file instead of standard output")
    .addHelpText("after", EXAMPLES)
    .action((options: Options) =>
      withDatabase(async () => {
        const { exportInventory } = await import("@/lib/operations/resources/export-inventory");
        const { filtersOfQuery } = await import("@/lib/operations/resources/filter-query");
        const file = await exportInventory(cliActor, {
          account: options.account,
          at: options.snapshot,
          format: options.format,
          filters: filtersOfQuery(options.filter ?? ""),
        });
        await writeData(file.content, options.output);
        settled(EXIT.done);
      }),
    );
}
