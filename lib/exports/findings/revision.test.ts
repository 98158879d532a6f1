import { hash } from "node:crypto";
import { expect, it } from "vitest";
import { FINDING_FORMATS } from "@/lib/model/finding-format";
import { exportRow, findingReport, textOf } from "@/lib/testing/findings";
import { FILES_REVISION, FINDING_FILES } from "./formats";

it("the revision goes up with the bytes of any form: raise it, then put the new sums here", async () => {
  const rows = [exportRow(), exportRow({ status: "pass", subject: "b", since: null, sinceAt: null })];
  async function* each() {
    yield* rows;
  }
  const sums = await Promise.all(
    FINDING_FORMATS.map(async (format) => {
      const text = await textOf(FINDING_FILES[format].render(each(), findingReport(rows)));
      return [format, hash("sha256", text).slice(0, 12)];
    }),
  );
  expect([FILES_REVISION, Object.fromEntries(sums)]).toMatchInlineSnapshot(`
    [
      1,
      {
        "csv": "6f1b9a5bcc72",
        "csv-prowler": "e3f0d1622882",
        "html": "038d4c594795",
        "json": "1f1997e7eebc",
        "json-asff": "06ed78c42478",
        "json-ocsf": "8cd96799fd80",
      },
    ]
  `);
});
