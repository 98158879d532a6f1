import { afterEach, beforeEach, expect, it } from "vitest";
import { openSession, type Session } from "@/lib/aws/session";
import { collectAccount } from "@/lib/collectors/engine/collect-account";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import type { WireProxy } from "@/lib/testing/proxy";
import { errorAnswer, xmlAnswer } from "@/lib/testing/wire-answers";
import { startWireServer, type WireAnswers } from "@/lib/testing/wire-server";
import { regionsToScan } from "./regions-to-scan";

let server: WireProxy | undefined;
let session: Session | undefined;
beforeEach(() => useTestCredentials());
afterEach(async () => {
  session?.close();
  await server?.stop();
});

const OF_AWS = { partition: "aws", awsAccountId: "123456789012", arn: "arn:aws:iam::123456789012:user/a" };

async function open(answers: WireAnswers): Promise<Session> {
  server = await startWireServer(answers);
  session = openSession(
    { credentials: { kind: "default" }, endpointUrl: server.url },
    { callTimeoutMs: 4_000, limits: { attempts: 1 } },
  );
  return session;
}

const regions = (...names: string[]) =>
  xmlAnswer(
    `<DescribeRegionsResponse><regionInfo>${names
      .map((name) => `<item><regionName>${name}</regionName><optInStatus>opt-in-not-required</optInStatus></item>`)
      .join("")}</regionInfo></DescribeRegionsResponse>`,
  );

it("chosen regions of an account that hides its list leave a gap for all others", async () => {
  const opened = await open({
    "ec2.DescribeRegions": (request) => errorAnswer(request, 403, "UnauthorizedOperation", "You may not."),
  });
  const found = await regionsToScan(opened, OF_AWS, ["eu-west-1"]);
  expect(found).toMatchObject({ enabled: ["eu-west-1"], excluded: [], disabled: [] });
  const collected = collectAccount({ collectors: [], session: opened, ...OF_AWS, regions: found });
  for await (const _ of collected.listings);
  expect(collected.gaps).toEqual([
    {
      service: "*",
      region: "*",
      operation: "DescribeRegions",
      reason: "denied",
      action: "ec2:DescribeRegions",
      message: "The regions of the account could not be listed, so only the chosen ones were read. You may not.",
      types: [],
      affected: 0,
    },
  ]);
});

it("a list without any region is no list", async () => {
  const opened = await open({ "ec2.DescribeRegions": regions() });
  await expect(regionsToScan(opened, OF_AWS, [])).rejects.toMatchObject({
    name: "AppError",
    code: "unavailable",
    message: expect.stringContaining("name the regions to scan yourself"),
  });
  expect(await regionsToScan(opened, OF_AWS, ["eu-west-1"])).toMatchObject({
    enabled: ["eu-west-1"],
    unlisted: { reason: "broken_answer", action: null },
  });
});

it("a partition that is not among the public ones has its own regions", async () => {
  const opened = await open({ "ec2.DescribeRegions": regions("eu-isoe-west-1", "us-east-1") });
  const isolated = { ...OF_AWS, partition: "aws-iso-e" };
  expect(await regionsToScan(opened, isolated, [])).toMatchObject({ enabled: ["eu-isoe-west-1"], unlisted: null });
});
