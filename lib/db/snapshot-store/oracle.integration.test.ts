import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { databasePool } from "@/lib/db/client";
import { describeChange } from "@/lib/diff/change";
import { seen, unseen } from "@/lib/model/read";
import type { ListingResult } from "@/lib/model/snapshot";
import { useTestDatabase } from "@/lib/testing/database";
import { createAccount, resource, storeSnapshot } from "@/lib/testing/snapshots";
import { StoreModel } from "@/lib/testing/store-model";
import { streamDifferences } from "./compare-snapshots";
import { findInconsistencies } from "./consistency";
import { readIndexRows } from "./read-index";
import { streamResources } from "./stream-resources";

useTestDatabase();

const SCOPES = ["a", "b", "c"];
/** Things that one scope alone may list, and things that any may. */
const OWN = ["1", "2", "3", "4"];
const SHARED = ["x", "y"];

const item = fc.record({
  present: fc.boolean(),
  content: fc.integer({ min: 0, max: 2 }),
  readable: fc.boolean(),
});
const scopeListing = fc.record({
  /** Lists what its scope listed before, as quiet accounts do: the case that fingerprints are for. */
  again: fc.boolean(),
  status: fc.constantFrom("ok", "ok", "ok", "partial", "unseen", "absent"),
  own: fc.array(item, { minLength: OWN.length, maxLength: OWN.length }),
  shared: fc.array(item, { minLength: SHARED.length, maxLength: SHARED.length }),
});
const scans = fc.array(fc.array(scopeListing, { minLength: SCOPES.length, maxLength: SCOPES.length }), {
  minLength: 2,
  maxLength: 7,
});

type Generated = typeof scans extends fc.Arbitrary<infer T> ? T : never;

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

/** Replaces what a scope lists by what it listed the scan before, where it says so. */
function repeated(scans: Generated): Generated {
  const done: Generated = [];
  for (const scan of scans) {
    done.push(
      scan.map((scope, index) => {
        const before = done.at(-1)?.[index];
        return scope.again && before ? { ...scope, own: before.own, shared: before.shared } : scope;
      }),
    );
  }
  return done;
}

function listings(scan: Generated[number]): ListingResult[] {
  return scan.flatMap(({ status, own, shared }, index): ListingResult[] => {
    const scope = SCOPES[index] ?? "";
    if (status === "absent") return [];
    const type = `Test::${scope}::Thing`;
    const things = (items: typeof own, names: string[], of: string) =>
      items.flatMap(({ present, content, readable }, at) => {
        if (!present) return [];
        const Policy = readable ? seen("p") : unseen("denied", "GetPolicy");
        return [resource({ arn: `arn:${of}:${names[at]}`, type, configuration: { Content: content, Policy } })];
      });
    const resources = status === "unseen" ? [] : [...things(own, OWN, scope), ...things(shared, SHARED, "shared")];
    const reason = status === "ok" ? null : "denied";
    return [
      {
        service: "test",
        region: "eu-west-1",
        type,
        status: status === "ok" ? "ok" : asMissing(status),
        reason,
        resources,
      },
    ];
  });
}

function asMissing(status: string): "partial" | "unseen" {
  return status === "partial" ? "partial" : "unseen";
}

describe("snapshot store against a model in memory", () => {
  test("holds, shows and compares what the model does, for every snapshot and every pair", async () => {
    await fc.assert(
      fc.asyncProperty(scans, async (generated) => {
        const pool = databasePool();
        const accountId = await createAccount(pool);
        const model = new StoreModel();
        for (const [index, scan] of repeated(generated).entries()) {
          const found = listings(scan);
          // Listings arrive in any order.
          const order = index % 2 === 0 ? found : found.toReversed();
          await storeSnapshot(pool, { accountId, seq: index + 1 }, order);
          model.add(found);
        }
        expect(await findInconsistencies(pool, accountId)).toEqual([]);

        for (const seq of model.seqs()) {
          const at = { accountId, seq };
          const held = await all(streamResources(pool, at));
          expect(held.map(({ arn, type, seen, configuration }) => ({ arn, type, seen, configuration }))).toEqual(
            model.held(seq),
          );
          const indexed = (await all(readIndexRows(pool, at))).flat();
          expect(indexed.map(({ arn, type, seen }) => ({ arn, type, seen }))).toEqual(
            held.map(({ arn, type, seen }) => ({ arn, type, seen })),
          );
        }
        for (const from of model.seqs()) {
          for (const to of model.seqs()) {
            const found = await all(streamDifferences(pool, { accountId, from, to }));
            const changes = found.map((one) => ({ one, change: describeChange(one) }));
            expect(changes.map(({ one }) => `${one.kind} ${one.arn}`).sort()).toEqual(model.differences(from, to));
            // The store's kind and the one that comparing fields finds are the same.
            for (const { one, change } of changes) expect(change.kind).toBe(one.kind);
          }
        }
      }),
      { numRuns: 30 },
    );
  }, 180_000);
});
