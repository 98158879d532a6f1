import { fact, fail, manual, notApplicable, pass, resourceCheck } from "@/lib/checks/engine/define";
import { NotSeen } from "@/lib/checks/engine/not-seen";
import { isoDay } from "@/lib/model/day";
import { lambdaFunction } from "@/lib/model/resources/lambda";
import table from "./runtimes.json";

/** When AWS stops to mend a runtime, to make functions of it, and to change them; days, null where none is published. */
type Dates = { deprecated: string; createBlocked: string | null; updateBlocked: string | null };

const RUNTIMES: ReadonlyMap<string, Dates> = new Map(Object.entries(table.runtimes));

/** Functions go on running on a runtime that nobody mends any more, and so nobody notices. */
export const lambdaDeprecatedRuntime = resourceCheck({
  id: "lambda-deprecated-runtime",
  service: "lambda",
  title: "Lambda functions run on a supported runtime",
  severity: "medium",
  version: 1,
  types: [lambdaFunction],
  evaluate: ({ configuration }, facts) => {
    const { Runtime, PackageType } = configuration;
    if (PackageType === "Image")
      return notApplicable("The function is a container image, which brings its own runtime.");
    if (Runtime === undefined) {
      throw new NotSeen([
        { what: "Runtime", reason: "broken_answer", operation: "lambda:ListFunctions", action: null },
      ]);
    }
    const dates = RUNTIMES.get(Runtime);
    if (dates === undefined) {
      return manual(`Bearings does not know when ${Runtime} ends: look it up in AWS's table of runtimes.`, [
        fact("Runtime", Runtime),
      ]);
    }
    const today = isoDay(facts.takenAt);
    const evidence = [
      fact("Runtime", Runtime),
      fact("Deprecation date", dates.deprecated),
      ...(dates.createBlocked ? [fact("No new functions from", dates.createBlocked)] : []),
      ...(dates.updateBlocked ? [fact("No updates from", dates.updateBlocked)] : []),
    ];
    if (today < dates.deprecated) return pass(`${Runtime} is supported until ${dates.deprecated}.`, evidence);
    const frozen = dates.updateBlocked !== null && dates.updateBlocked <= today;
    return frozen
      ? fail(
          `${Runtime} is deprecated since ${dates.deprecated}, and its functions cannot be updated since ${dates.updateBlocked}.`,
          evidence,
          {
            severity: "high",
          },
        )
      : fail(`${Runtime} is deprecated since ${dates.deprecated}: AWS does not mend it any more.`, evidence);
  },
  risk:
    "AWS no longer mends holes in the runtime, gives no support for it, and one day refuses changes: then a small fix in a " +
    "hurry begins with a migration.",
  fix: {
    console: [
      "Test the code with the next version of the language",
      "Lambda, Functions, choose the function",
      "Code, Runtime settings, Edit: choose the new runtime, then Save",
    ],
    cli: ["aws lambda update-function-configuration --function-name {id} --runtime {newRuntime}"],
    terraform: 'resource "aws_lambda_function" "this" {\n  runtime = "nodejs24.x"\n}',
    link: "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html",
  },
  apis: ["lambda:ListFunctions"],
  source: table.source,
});
