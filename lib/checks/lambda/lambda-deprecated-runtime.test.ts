import { describe, expect, it } from "vitest";
import { seen } from "@/lib/model/read";
import { lambdaFunction } from "@/lib/model/resources/lambda";
import { factTable, judge, resource } from "@/lib/testing/facts";
import { lambdaDeprecatedRuntime } from "./lambda-deprecated-runtime";
import table from "./runtimes.json";

const fn = (Runtime: string | null, PackageType = "Zip") =>
  resource(lambdaFunction, {
    FunctionName: "resize",
    FunctionArn: "arn:fn",
    PackageType,
    ...(Runtime !== null && { Runtime }),
    EnvironmentVariableNames: seen([]),
    Policy: seen(null),
    FunctionUrls: seen([]),
  });

describe("runtimes are supported", () => {
  factTable(lambdaDeprecatedRuntime, [
    { name: "a current one", status: "pass", resources: [fn("nodejs24.x")], says: "supported until 2028-04-30" },
    { name: "the day before", status: "pass", resources: [fn("nodejs20.x")], takenAt: "2026-04-29T23:59:59Z" },
    {
      name: "the day itself",
      status: "fail",
      resources: [fn("nodejs20.x")],
      takenAt: "2026-04-30T00:00:00Z",
      says: "since 2026-04-30",
      severity: "medium",
    },
    { name: "long ago, updates are still allowed", status: "fail", resources: [fn("python3.8")], severity: "medium" },
    {
      name: "updates are blocked",
      status: "fail",
      resources: [fn("python2.7")],
      says: "cannot be updated since 2022-05-30",
      severity: "high",
    },
    {
      name: "the day on which updates are blocked",
      status: "fail",
      resources: [fn("python3.9")],
      takenAt: "2027-08-31T00:00:00Z",
      severity: "high",
    },
    { name: "a container image", status: "not_applicable", resources: [fn(null, "Image")] },
    { name: "a runtime of its own", status: "pass", resources: [fn("provided.al2023")] },
    { name: "one that is newer than the table", status: "manual", resources: [fn("nodejs40.x")], says: "nodejs40.x" },
    { name: "the answer has none", status: "not_seen", resources: [fn(null)], says: "Runtime" },
    { name: "no function", status: "not_applicable" },
    { name: "functions were not listed", status: "not_seen", hidden: [[lambdaFunction, "denied", "eu-west-1"]] },
  ]);

  it("tells the dates that are published", () => {
    expect(judge(lambdaDeprecatedRuntime, { resources: [fn("nodejs18.x")] })[0]?.verdict.facts).toEqual([
      { field: "Runtime", value: "nodejs18.x" },
      { field: "Deprecation date", value: "2025-09-01" },
      { field: "No new functions from", value: "2027-07-29" },
      { field: "No updates from", value: "2027-08-31" },
    ]);
  });

  it("has days in its table, and never blocks updates before the making of functions", () => {
    for (const { deprecated, createBlocked, updateBlocked } of Object.values(table.runtimes)) {
      for (const day of [deprecated, createBlocked, updateBlocked]) {
        if (day !== null) expect(new Date(day).toISOString().slice(0, 10)).toBe(day);
      }
      if (createBlocked !== null && updateBlocked !== null) expect(updateBlocked >= createBlocked).toBe(true);
    }
  });
});
