import { writeFileSync } from "node:fs";
import pLimit from "p-limit";
import { expect, inject, test } from "vitest";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { roundsOf } from "@/lib/testing/rounds";
import { startWholeAccount } from "@/lib/testing/seed";
import { jsonAnswer } from "@/lib/testing/wire-answers";
import { startWireServer } from "@/lib/testing/wire-server";
import { codedeploy } from "./codedeploy";
import { collectors } from "./registry";

// Which calls wait for which. `node bench/rounds.mjs` measures all collectors, for docs/reference/collectors.md.

const FILE = process.env.BEARINGS_ROUNDS_FILE;

test("calls are told apart by the answers that they wait for", async () => {
  useTestCredentials();
  const group = { applicationName: "web", deploymentGroupName: "production" };
  const server = await startWireServer({
    "codedeploy.ListApplications": jsonAnswer({ applications: ["web", "worker"] }),
    "codedeploy.BatchGetApplications": jsonAnswer({ applicationsInfo: [{ applicationName: "web" }] }),
    "codedeploy.ListDeploymentGroups": jsonAnswer({ deploymentGroups: ["production"] }),
    "codedeploy.BatchGetDeploymentGroups": jsonAnswer({ deploymentGroupsInfo: [group] }),
    "tagging.GetResources": jsonAnswer({ ResourceTagMappingList: [] }),
  });
  const connection = { credentials: { kind: "default" as const }, endpointUrl: server.url };
  try {
    const measured = codedeploy.listings.map((one) =>
      roundsOf(codedeploy, one, { awsAccountId: "123456789012", connection }),
    );
    expect(await Promise.all(measured)).toEqual([
      [["ListApplications"], ["BatchGetApplications"], ["GetResources"]],
      [["ListApplications"], ["ListDeploymentGroups"], ["BatchGetDeploymentGroups"], ["GetResources"]],
    ]);
  } finally {
    await server.stop();
  }
});

/** Only for the bench, which says where to write: a test run need not repeat it. */
const measure = FILE === undefined ? () => {} : test;
measure(
  "every listing, on an account that has something for each call",
  async () => {
    const whole = await startWholeAccount(inject("motoUrl"), "220700000003");
    const limit = pLimit(4);
    const measured = collectors.flatMap((collector) =>
      collector.listings.map((listing) =>
        limit(async () => ({ collector, listing, rounds: await roundsOf(collector, listing, whole.account) })),
      ),
    );
    const chains: Record<string, Record<string, string[][]>> = {};
    for (const { collector, listing, rounds } of await Promise.all(measured)) {
      const first = listing.types[0]?.type ?? "";
      chains[collector.service] = { ...chains[collector.service], [first]: rounds };
    }
    await whole.proxy.stop();
    writeFileSync(FILE ?? "", `${JSON.stringify(chains, null, 1)}\n`);
    expect([...whole.failures]).toEqual([]);
  },
  1_800_000,
);
