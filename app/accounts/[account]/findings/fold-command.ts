/** Longest command that stands on one line of the drawer. */
const ONE_LINE = 64;

/**
 * A long command with each option on a line of its own, as a shell takes it: a backslash ends the lines before. What
 * stands in quotes is never broken.
 */
export function foldCommand(command: string): string {
  if (command.length <= ONE_LINE || command.includes("\n")) return command;
  let quote = "";
  let folded = "";
  for (let at = 0; at < command.length; at += 1) {
    const sign = command.charAt(at);
    if (quote !== "") quote = sign === quote ? "" : quote;
    else if (sign === "'" || sign === '"') quote = sign;
    folded += quote === "" && command.startsWith(" --", at) ? " \\\n " : "";
    folded += sign;
  }
  return folded;
}
