import { Command, CommanderError } from "commander";
import { AppError } from "@/lib/errors";
import { programVersion } from "@/lib/operations/system/program-version";
import { bundleCommand } from "./commands/bundle";
import { diffCommand } from "./commands/diff";
import { exportCommand } from "./commands/export";
import { permissionsCommand } from "./commands/permissions";
import { preflightCommand } from "./commands/preflight";
import { scanCommand } from "./commands/scan";
import { snapshotsCommand } from "./commands/snapshots";
import { verifyCommand } from "./commands/verify";
import { EXIT, type ExitStatus } from "./exit";
import { endQuietlyWhenReaderLeaves, flush, say } from "./output";

const AFTER = `
Exit status: 0 done, 1 failed, 2 wrong use, 3 done with gaps (something could not be seen).
A scan with --fail-on that finds such failures ends with 1, with gaps or without; so does verify for what is not unaltered.
Progress goes to standard error, data to standard output.

Examples:
  bearings preflight --profile audit
  bearings scan --profile audit --account prod
  bearings snapshots
  bearings scan --account prod --fail-on high
  bearings export inventory --account prod --format csv -o inventory.csv
  bearings export findings --account prod --framework cis-3.0 --format html -o report.html
  bearings verify report.html
  bearings diff prod:S1 prod:S2
  bearings bundle export --account prod -o prod.bearings
  bearings permissions --format terraform

Local state lies in .bearings in the checkout, or where BEARINGS_HOME says; DATABASE_URL names a PostgreSQL of your own.`;

/** Runs one command line and ends the process with its exit status. */
export async function runProgram(args: string[]): Promise<void> {
  endQuietlyWhenReaderLeaves();
  const status = await settle(args);
  await flush();
  process.exit(status);
}

async function settle(args: string[]): Promise<ExitStatus> {
  let status: ExitStatus = EXIT.done;
  const program = buildProgram((settled) => {
    status = settled;
  });
  try {
    if (args.length === 0) {
      process.stderr.write(program.helpInformation());
      return EXIT.wrongUse;
    }
    await program.parseAsync(args, { from: "user" });
    return status;
  } catch (error) {
    return failure(error);
  }
}

function buildProgram(settled: (status: ExitStatus) => void): Command {
  const program = new Command("bearings")
    .description("Takes dated snapshots of an AWS account, read-only, and answers questions about them.")
    .version(programVersion(), "--version", "print the version")
    .addHelpText("after", AFTER)
    .showSuggestionAfterError(true);
  for (const command of [
    preflightCommand,
    scanCommand,
    snapshotsCommand,
    exportCommand,
    verifyCommand,
    bundleCommand,
    diffCommand,
    permissionsCommand,
  ]) {
    program.addCommand(command(settled));
  }
  return harden(program);
}

/** Errors of use are thrown rather than ending the process, for the program and everything below it. */
function harden(command: Command, path = command.name()): Command {
  command
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, "bearings: ")) });
  for (const below of command.commands) harden(below, `${path} ${below.name()}`);
  return command.showHelpAfterError(`\`${path} --help\` says more.`);
}

function failure(error: unknown): ExitStatus {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.wrongUse;
  if (error instanceof AppError) {
    say(`bearings: ${error.message}`);
    return error.code === "invalid" ? EXIT.wrongUse : EXIT.failed;
  }
  const verbose = process.env.LOG_LEVEL !== "silent" && error instanceof Error;
  say(`bearings: ${verbose ? error.stack : messageOf(error)}`);
  return EXIT.failed;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
