import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { cliCommand } from "@/lib/analysis/cli-command";
import { isArnOf } from "@/lib/model/resource";
import { resourceTypeOf } from "@/lib/model/resources/registry";
import { type Collected, collectService, historyOf } from "@/lib/testing/collect";
import type { SeenRequest } from "@/lib/testing/proxy";
import { isRead } from "@/lib/testing/reads";
import { startWholeAccount, type WholeAccount } from "@/lib/testing/seed";
import { bareId, clientOf } from "@/lib/testing/wire-operation";
import { collectors } from "./registry";

// What every collector promises, tried on an account that has something for each of its calls (lib/testing/seeds).
// The policy that users give to the role is generated from what collectors declare. So what they declare must be what
// they send, no less and no more, and must be reads.

let whole: WholeAccount;

beforeAll(async () => {
  whole = await startWholeAccount(inject("motoUrl"), "210000000099");
}, 300_000);
afterAll(() => whole?.proxy.stop());

/** Name under which a request must be declared. */
function declaredName(request: SeenRequest, declared: readonly string[]): string {
  const { operation, protocol } = request;
  if (protocol === "s3-control") return `S3Control.${operation}`;
  const qualified = declared.find((name) => {
    const [of, named] = name.split(".");
    return named === operation && bareId(of ?? "") === clientOf(request);
  });
  return qualified ?? operation;
}

describe.each(collectors.map((collector) => [collector.service, collector] as const))("%s", (service, collector) => {
  let first: Collected;
  let seen: SeenRequest[];

  beforeAll(async () => {
    if (whole.failures.has(service)) throw whole.failures.get(service);
    whole.proxy.clear();
    first = await collectService(collector, whole.account, ["eu-west-1"]);
    seen = whole.proxy.seen.filter(({ operation }) => operation !== "AssumeRole");
  }, 120_000);

  test("sends exactly what it declares", () => {
    const declared = Object.keys(collector.permissions).sort();
    const sent = new Set(seen.map((request) => declaredName(request, declared)));
    expect([...sent].sort()).toEqual(declared);
  });

  test("only reads", () => {
    const writes = seen.filter(
      ({ operation, protocol, method }) =>
        !isRead(operation) ||
        (["s3", "s3-control", "rest-xml"].includes(protocol) && !["GET", "HEAD"].includes(method)),
    );
    expect(writes.map(({ operation, method }) => `${method} ${operation}`)).toEqual([]);
  });

  test("sees something of each of its types, and misses nothing", () => {
    expect(first.gaps).toEqual([]);
    const found = new Set(first.resources.map(({ type }) => type));
    const declared = collector.listings.flatMap(({ types }) => types.map(({ type }) => type));
    expect([...found].sort()).toEqual(declared.sort());
  });

  test("finds things by the ARNs that their types say", () => {
    const strangers = first.resources.filter(({ type, arn }) => {
      const known = resourceTypeOf(type);
      return !known || !isArnOf(known, arn);
    });
    expect(strangers.map(({ type, arn }) => `${type} ${arn}`)).toEqual([]);
  });

  test("finds things with all that the commands to show them need", () => {
    const without = first.resources.filter((resource) => cliCommand(resource) === null);
    expect(without.map(({ type, arn }) => `${type} ${arn}`)).toEqual([]);
  });

  test("tells the same of an account that nobody touched", async () => {
    const again = await collectService(collector, whole.account, ["eu-west-1"]);
    expect(again.resources.map(historyOf)).toEqual(first.resources.map(historyOf));
  }, 120_000);
});
