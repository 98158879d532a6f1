import type { Preflight, PreflightPlan, RefusedCall } from "@/lib/operations/preflight/views";
import { counted, printable, table } from "./table";

/** The lines that say what a scan will call, before anything is tried. */
export function planLines(plan: PreflightPlan): string {
  const global = plan.services.filter(({ scope }) => scope === "global").length;
  const regional = plan.services.length - global;
  const where = [
    ...(regional === 0 ? [] : [`${counted(regional, "service")} in each of ${counted(plan.regions.length, "region")}`]),
    ...(global === 0 ? [] : [`${global} once per account`]),
  ].join(", ");
  const { calls, basis } = plan.calls;
  const expected =
    basis === null
      ? `at least ${calls.toLocaleString("en-US")} calls: one for each listing and place, more where there is more`
      : `about ${calls.toLocaleString("en-US")} calls, as ${basis} took`;
  return [
    `AWS account ${plan.awsAccountId}, as ${plan.callerArn}`,
    `A scan will read ${where}: ${counted(plan.scopes, "scope")}, ${expected}.`,
    ...(plan.problem === null ? [] : [plan.problem]),
  ]
    .map((line) => `${printable(line)}\n`)
    .join("");
}

/** What came of trying, for people. */
export function preflightReport(result: Preflight): string {
  const rows = result.probed.map(({ service, scope, operations }) => {
    const tried = operations.filter(({ result: outcome }) => outcome !== "untried");
    const answered = tried.filter(({ result: outcome }) => outcome === "ok");
    const refused = tried.filter(({ result: outcome }) => outcome !== "ok");
    return [
      service,
      scope === "global" ? "once" : counted(result.regions.length, "region"),
      `${answered.length} of ${tried.length}`,
      String(operations.length - tried.length),
      refused.length === 0
        ? "can be read"
        : refused.map(({ operation, result: outcome }) => `${operation} ${outcome.replaceAll("_", " ")}`).join(", "),
    ];
  });
  const untried = result.probed.flatMap(({ operations }) => operations).filter((one) => one.result === "untried");
  return [
    planLines(result),
    `\nTried in ${result.triedIn}, ${(result.milliseconds / 1000).toFixed(1)} s:\n`,
    table(["SERVICE", "WHERE", "ANSWERED", "UNTRIED", "RESULT"], rows),
    "\n",
    `${untried.length} more operations are sent only for what the first calls find; they are tried when there is something.\n`,
    verdict(result),
  ].join("");
}

function verdict({ refused, statement }: Preflight): string {
  if (refused.length === 0) return "Every call that was tried can be made.\n";
  const lines = refused.map(line).map(printable);
  if (statement === null) return `${lines.join("\n")}\n`;
  return `${lines.join("\n")}\nAdd this statement to the role's policy:\n${JSON.stringify(statement, null, 2)}\n`;
}

function line({ service, operation, region, reason, action, message }: RefusedCall): string {
  const grant = action === null ? "" : ` Grant ${action}.`;
  return `Cannot be called: ${service} ${operation}, ${region} (${reason.replaceAll("_", " ")}). ${message}${grant}`;
}
