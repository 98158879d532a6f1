import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { Command } from "commander";
import { cliActor } from "@/lib/operations/actor";
import { EXIT, type ExitStatus } from "../exit";
import { requireReadable, writeData } from "../output";
import { printable } from "../table";
import { withDatabase } from "../with-database";

const AFTER = `
Exit status: 0 unaltered; 1 altered, or not to be compared here, with the reason; 2 wrong use.

Examples:
  bearings verify prod-S5-2026-09-04-findings.csv
  bearings verify report.html && mail -A report.html board@example.com`;

/** `bearings verify`: whether a file of findings is the unaltered audit of its date. */
export function verifyCommand(settled: (status: ExitStatus) => void): Command {
  return new Command("verify")
    .description("Say whether a file of findings is, to the last byte, what the audit of its date says.")
    .argument("<file>", "file that `bearings export findings` or the dashboard wrote")
    .addHelpText("after", AFTER)
    .action((file: string) => {
      requireReadable(file);
      return withDatabase(async () => {
        const { verifyFile } = await import("@/lib/operations/findings/verify-file");
        const { verificationLines } = await import("@/lib/operations/findings/verification-words");
        const source = { name: basename(file), open: () => createReadStream(file) };
        const found = await verifyFile(cliActor, {}, source);
        await writeData(`${verificationLines(found).map(printable).join("\n")}\n`, undefined);
        settled(found.outcome === "unaltered" ? EXIT.done : EXIT.failed);
      });
    });
}
