import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { openTestAccount, type TestAccount, through } from "@/lib/testing/collect";
import { type SeenRequest, startProxy, type WireProxy } from "@/lib/testing/proxy";
import { scan } from "@/lib/testing/scan";
import { seedVariedAccount } from "@/lib/testing/varied-account";
import { collectors } from "./registry";

// The policy that users give to the role is generated from what collectors declare. So what they declare must be what
// they send, no less and no more, and must be reads.

let account: TestAccount;
let proxy: WireProxy;

beforeAll(async () => {
  account = await openTestAccount(inject("motoUrl"), "210000000099", "eu-west-1");
  await seedVariedAccount(account.clientSettings);
  proxy = await startProxy(inject("motoUrl"));
}, 120_000);
afterAll(() => proxy?.stop());

/** Name under which a request must be declared. */
function declaredName({ operation, protocol }: SeenRequest, declared: readonly string[]): string {
  if (protocol === "s3-control") return `S3Control.${operation}`;
  return declared.includes(`S3.${operation}`) ? `S3.${operation}` : operation;
}

describe.each(collectors.map((collector) => [collector.service, collector] as const))("%s", (_, collector) => {
  let seen: SeenRequest[];
  beforeAll(async () => {
    proxy.clear();
    const { connection, awsAccountId } = through(account, proxy.url);
    const scanned = await scan(connection, [collector], { awsAccountId, session: { limits: { attempts: 1 } } });
    expect(scanned.bugs).toEqual([]);
    seen = proxy.seen.filter(({ operation }) => operation !== "AssumeRole");
  }, 120_000);

  test("sends exactly what it declares", () => {
    const declared = Object.keys(collector.permissions).sort();
    const sent = new Set(seen.map((request) => declaredName(request, declared)));
    expect([...sent].sort()).toEqual(declared);
  });

  test("only reads", () => {
    const writes = seen.filter(
      ({ operation, protocol, method }) =>
        !/^(?:Get|List|Describe|Head)[A-Z]|^GenerateCredentialReport$/.test(operation) ||
        (["s3", "s3-control"].includes(protocol) && !["GET", "HEAD"].includes(method)),
    );
    expect(writes.map(({ operation, method }) => `${method} ${operation}`)).toEqual([]);
  });
});
