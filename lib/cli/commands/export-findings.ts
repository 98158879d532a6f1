import { Command, Option } from "commander";
import { AppError } from "@/lib/errors";
import { FINDING_FORMATS, type FindingFormat } from "@/lib/model/finding-format";
import { cliActor } from "@/lib/operations/actor";
import { EXIT, type ExitStatus } from "../exit";
import { requireWritable, writeData } from "../output";
import { withDatabase } from "../with-database";

type Options = {
  account?: string;
  snapshot: string;
  format: FindingFormat;
  framework?: string;
  level?: string;
  filter?: string;
  bom?: boolean;
  output?: string;
};

const EXAMPLES = `
Examples:
  bearings export findings --account prod --framework cis-3.0 --level 1 -o cis.csv
  bearings export findings --account prod --format html -o report.html
  bearings export findings --account prod --filter "status=fail&severity=critical&severity=high" --format json
  bearings export findings --account prod --snapshot 2026-11-01 --format json-ocsf -o prod.ocsf.json
  bearings verify cis.csv`;

/** `bearings export findings`: what the audit of a snapshot says, in the form that somebody needs. */
export function findingsCommand(settled: (status: ExitStatus) => void): Command {
  return new Command("findings")
    .description("The findings of a snapshot, by check and resource.")
    .option("--account <name>", "connection; may be left out when there is one only, or the snapshot names it")
    .option(
      "--snapshot <snapshot>",
      "S5, prod:S5, latest, or a date: the newest one finished by the end of that day",
      "latest",
    )
    .addOption(
      new Option(
        "--format <format>",
        "csv, json and html are for people and programs; the others for tools that take those of Prowler",
      )
        .choices(FINDING_FORMATS)
        .default("csv"),
    )
    .option("--framework <framework>", "only checks that answer a control of it, such as cis-3.0")
    .addOption(new Option("--level <level>", "only controls of this level; needs --framework").choices(["1", "2"]))
    .option("--filter <query>", "only these findings: what stands behind the ? of the dashboard's findings")
    .option("--bom", "begin with a byte order mark, by which some spreadsheets know UTF-8; csv only")
    .option("-o, --output <file>", "write to a file instead of standard output")
    .addHelpText("after", EXAMPLES)
    .action((options: Options) => {
      if (options.bom && options.format !== "csv") throw new AppError("invalid", "--bom goes with --format csv.");
      requireWritable(options.output);
      return withDatabase(async () => {
        const { exportFindings } = await import("@/lib/operations/findings/export-findings");
        const { findingFiltersOfQuery } = await import("@/lib/operations/findings/filter-query");
        const file = await exportFindings(cliActor, {
          account: options.account,
          at: options.snapshot,
          format: options.format,
          filters: findingFiltersOfQuery(queryOf(options)),
          bom: options.bom ?? false,
        });
        await writeData(file.content, options.output);
        settled(EXIT.done);
      });
    });
}

/** The filter with the options that have names of their own; one that is given twice is refused as a repetition. */
function queryOf({ filter = "", framework, level }: Options): string {
  const query = new URLSearchParams(filter);
  if (framework !== undefined) query.append("framework", framework);
  if (level !== undefined) query.append("level", level);
  return query.toString();
}
