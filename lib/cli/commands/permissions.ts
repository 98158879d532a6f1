import { Command, Option } from "commander";
import { cliActor } from "@/lib/operations/actor";
import { EXIT, type ExitStatus } from "../exit";
import { writeData } from "../output";

const FORMATS = ["json", "terraform", "cloudformation"] as const;

type Options = { format: (typeof FORMATS)[number]; output?: string };

/** `bearings permissions`: needs no database and no AWS. */
export function permissionsCommand(settled: (status: ExitStatus) => void): Command {
  return new Command("permissions")
    .description("Print the read-only policy that a role needs, generated from what Bearings calls.")
    .addOption(new Option("--format <format>", "how to write it").choices(FORMATS).default("json"))
    .option("-o, --output <file>", "write to a file instead of standard output")
    .addHelpText(
      "after",
      "\nExamples:\n  bearings permissions > policy.json\n  bearings permissions --format terraform -o bearings.tf",
    )
    .action(async (options: Options) => {
      const { permissionsPolicy } = await import("@/lib/operations/permissions/permissions-policy");
      const text = await permissionsPolicy(cliActor, { format: options.format });
      await writeData(text.endsWith("\n") ? text : `${text}\n`, options.output);
      settled(EXIT.done);
    });
}
