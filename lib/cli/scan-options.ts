import { Command, InvalidArgumentError } from "commander";

/** A command with the options that say how to connect and what to look at: those of `bearings scan`. */
export function connectionCommand(name: string): Command {
  return new Command(name)
    .option("--account <name>", "name of the connection")
    .option("--profile <name>", "profile of your AWS files")
    .option("--role-arn <arn>", "role to assume, from the profile or the default credentials")
    .option("--external-id <id>", "external id that the role asks for")
    .option("--regions <list>", "only these, separated by commas", list)
    .option("--services <list>", "only these, separated by commas", list)
    .option("--endpoint-url <url>", "address of an AWS-compatible server; endpoint_url of a --profile is not read");
}

function list(text: string): string[] {
  const items = text.split(",").map((item) => item.trim());
  if (items.some((item) => item === "")) throw new InvalidArgumentError("Give names separated by commas.");
  return [...new Set(items)];
}
