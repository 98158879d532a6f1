import { CreateTopicCommand, DeleteTopicCommand, SetTopicAttributesCommand, SNSClient } from "@aws-sdk/client-sns";
import fc from "fast-check";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { sns } from "@/lib/collectors/sns";
import { database, databasePool } from "@/lib/db/client";
import { streamResources } from "@/lib/db/snapshot-store/stream-resources";
import { openTestAccount, type TestAccount, through } from "@/lib/testing/collect";
import { useTestDatabase } from "@/lib/testing/database";
import { denied, internalError } from "@/lib/testing/faults";
import { startProxy, type WireProxy } from "@/lib/testing/proxy";
import { scan } from "@/lib/testing/scan";
import { createAccount, storeSnapshot } from "@/lib/testing/snapshots";
import { resolveSnapshot } from "./resolve-snapshot";

// A month in the life of an account that changes while the right to look at it comes and goes: real topics, real calls,
// the real store. What each past day shows in the end is what a model, as simple as can be, saw on that day.

useTestDatabase();

const DAYS = 30;
const NAMES = ["a", "b", "c", "d", "e"];

/** What happens on a day: to each topic, and to the scan. */
const day = fc.record({
  topics: fc.array(fc.constantFrom("keep", "keep", "keep", "keep", "delete", "one", "two"), {
    minLength: NAMES.length,
    maxLength: NAMES.length,
  }),
  sight: fc.constantFrom("whole", "whole", "whole", "no list", "no attributes", "broken list", "no scan"),
});

/** A topic as a day shows it: its display name, null when that could not be read. */
type Shown = { label: string | null; seen: boolean };

let account: TestAccount;
let proxy: WireProxy;
let topics: SNSClient;

beforeAll(async () => {
  account = await openTestAccount(inject("motoUrl"), "210000000097", "eu-west-1");
  proxy = await startProxy(inject("motoUrl"));
  topics = new SNSClient(account.clientSettings);
});
afterAll(() => proxy?.stop());

const arnOf = (name: string) => `arn:aws:sns:eu-west-1:${account.awsAccountId}:${name}`;

/** Makes the account what the day wants it to be. */
async function live(wanted: readonly string[], real: Map<string, string>): Promise<void> {
  for (const [index, name] of NAMES.entries()) {
    const want = wanted[index] ?? "keep";
    if (want === "keep" || real.get(name) === want || (want === "delete" && !real.has(name))) continue;
    const TopicArn = arnOf(name);
    if (want === "delete") {
      await topics.send(new DeleteTopicCommand({ TopicArn }));
      real.delete(name);
      continue;
    }
    if (!real.has(name)) await topics.send(new CreateTopicCommand({ Name: name }));
    await topics.send(new SetTopicAttributesCommand({ TopicArn, AttributeName: "DisplayName", AttributeValue: want }));
    real.set(name, want);
  }
}

/** What the day shows, of what there is and what was known the day before. */
function look(sight: string, real: Map<string, string>, before: Map<string, Shown>): Map<string, Shown> {
  if (sight === "no scan") return before;
  if (sight === "no list" || sight === "broken list") {
    return new Map([...before].map(([name, shown]) => [name, { ...shown, seen: false }]));
  }
  return new Map([...real].map(([name, label]) => [name, { label: sight === "whole" ? label : null, seen: true }]));
}

test("every day of a month of changes shows what was seen on it", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(day, { minLength: DAYS, maxLength: DAYS }), async (month) => {
      const pool = databasePool();
      const accountId = await createAccount(pool);
      const { name } = await database().account.findUniqueOrThrow({ where: { id: accountId } });
      const real = new Map<string, string>();
      await live(
        NAMES.map(() => "delete"),
        new Map(NAMES.map((topic) => [topic, ""])),
      );
      const shown: Map<string, Shown>[] = [];
      let seq = 0;
      for (const [index, { topics: wanted, sight }] of month.entries()) {
        await live(wanted, real);
        shown.push(look(sight, real, shown.at(-1) ?? new Map()));
        // The first day has a scan, so that each day has a snapshot to show.
        if (sight === "no scan" && index > 0) continue;
        proxy.clear();
        if (sight === "no list") proxy.fault({ operation: "ListTopics", fault: denied });
        if (sight === "broken list") proxy.fault({ operation: "ListTopics", fault: internalError });
        if (sight === "no attributes") proxy.fault({ operation: "GetTopicAttributes", fault: denied });
        const { listings, bugs } = await scan(through(account, proxy.url).connection, [sns], {
          awsAccountId: account.awsAccountId,
          session: { limits: { attempts: 1 } },
        });
        expect(bugs).toEqual([]);
        seq += 1;
        const at = dateOf(index);
        await storeSnapshot(pool, { accountId, seq }, listings, { finishedAt: at });
        if (sight === "no scan") shown[index] = look("whole", real, new Map());
      }

      for (const [index, expected] of shown.entries()) {
        const at = await resolveSnapshot(database(), name, dateOf(index).toISOString().slice(0, 10));
        const found = new Map<string, Shown>();
        for await (const item of streamResources(pool, { accountId, seq: at.seq })) {
          found.set(item.name, { label: labelOf(item.configuration.Attributes), seen: item.seen });
        }
        expect(sorted(found), `day ${index + 1}: ${month[index]?.sight}`).toEqual(sorted(expected));
      }
    }),
    { numRuns: 2 },
  );
}, 240_000);

function dateOf(index: number): Date {
  return new Date(Date.UTC(2026, 2, 1 + index, 12));
}

function labelOf(attributes: unknown): string | null {
  if (typeof attributes !== "object" || attributes === null || !("value" in attributes)) return null;
  const { value } = attributes;
  return typeof value === "object" && value !== null && "DisplayName" in value ? String(value.DisplayName) : null;
}

function sorted(shown: Map<string, Shown>): [string, Shown][] {
  return [...shown].sort(([one], [other]) => (one < other ? -1 : 1));
}
