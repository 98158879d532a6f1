import { Command, Option } from "commander";
import { AppError } from "@/lib/errors";
import { cliActor } from "@/lib/operations/actor";
import { EXIT, type ExitStatus } from "../exit";
import { writeData } from "../output";

const FORMATS = ["json", "terraform", "cloudformation", "shell"] as const;

type Options = { format: (typeof FORMATS)[number]; principal?: string; externalId?: string; output?: string };

/** `bearings permissions`: needs no database and no AWS. */
export function permissionsCommand(settled: (status: ExitStatus) => void): Command {
  return new Command("permissions")
    .description("Print the read-only policy that a role needs, generated from what Bearings calls.")
    .addOption(new Option("--format <format>", "how to write it").choices(FORMATS).default("json"))
    .option("--principal <id>", "account id, or ARN of the user or role that Bearings runs as")
    .option("--external-id <id>", "external id that the role shall ask for; goes with --principal")
    .option("-o, --output <file>", "write to a file instead of standard output")
    .addHelpText(
      "after",
      "\nExamples:\n  bearings permissions > policy.json\n  bearings permissions --format terraform -o bearings.tf\n  bearings permissions --format shell --principal 123456789012 --external-id 4711   # for AWS CloudShell",
    )
    .action(async (options: Options) => {
      const { permissionsPolicy } = await import("@/lib/operations/permissions/permissions-policy");
      const { format, principal, externalId } = options;
      if (externalId !== undefined && principal === undefined) {
        throw new AppError("invalid", "--external-id goes with --principal: the one that has to know it.");
      }
      const text = await permissionsPolicy(cliActor, { format, principal, externalId });
      await writeData(text.endsWith("\n") ? text : `${text}\n`, options.output);
      settled(EXIT.done);
    });
}
