import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { databasePool } from "@/lib/db/client";
import { findInconsistencies } from "@/lib/db/snapshot-store/consistency";
import { seen, unseen } from "@/lib/model/read";
import type { Resource } from "@/lib/model/resource";
import type { ListingResult } from "@/lib/model/snapshot";
import { localActor } from "@/lib/operations/actor";
import { bytesOf, linesOf, sourceOf } from "@/lib/testing/bundles";
import { useTestDatabase } from "@/lib/testing/database";
import { createAccount, gap, storeSnapshot } from "@/lib/testing/snapshots";
import { exportBundle } from "./export-bundle";
import { importBundles } from "./import-bundles";

useTestDatabase();

const AWS = "123456789012";
const TYPES = ["AWS::SNS::Topic", "AWS::SQS::Queue", "AWS::Lambda::Function"];

const thing = fc.record({
  present: fc.boolean(),
  content: fc.constantFrom<unknown[]>([], ["b", "a"], [{ z: 1, a: '\u2028é"\\' }], [1e21, -0.5, null]),
  readable: fc.boolean(),
  elsewhere: fc.boolean(),
  tag: fc.constantFrom("", "=1+1", "päyments", "constructor"),
  counter: fc.integer({ min: 0, max: 2 }),
  state: fc.constantFrom(null, "available"),
});
const listing = fc.record({
  status: fc.constantFrom("ok", "ok", "ok", "partial", "unseen", "absent"),
  things: fc.array(thing, { minLength: 4, maxLength: 4 }),
});
const scans = fc.array(fc.array(listing, { minLength: TYPES.length, maxLength: TYPES.length }), {
  minLength: 1,
  maxLength: 5,
});
type Thing = Scans[number][number]["things"][number];
type Scans = typeof scans extends fc.Arbitrary<infer T> ? T : never;

function listings(scan: Scans[number]): ListingResult[] {
  return scan.flatMap(({ status, things }, index): ListingResult[] => {
    if (status === "absent") return [];
    const type = TYPES[index] ?? "";
    const resources = things.flatMap(
      ({ present, content, readable, elsewhere, tag, counter, state }, at): Resource[] => {
        if (!present || status === "unseen") return [];
        // The last of each list is one that all of them may name.
        const name = at === 3 ? "shared" : `${index}-${at}`;
        return [
          {
            ...{ type, id: name, name, state, tags: tag === "" ? {} : { [tag]: tag } },
            arn: `arn:aws:sns:eu-west-1:${AWS}:${name}`,
            region: elsewhere ? "us-east-1" : "eu-west-1",
            configuration: {
              Content: JSON.parse(JSON.stringify(content)),
              Policy: readable ? seen("p") : unseen("denied", "GetPolicy"),
            },
            runtime: counter === 0 ? {} : { counter },
          },
        ];
      },
    );
    const how =
      status === "ok"
        ? { status: "ok" as const, reason: null }
        : { status: asMissing(status), reason: "denied" as const };
    return [{ service: "sns", region: "eu-west-1", type, ...how, resources }];
  });
}

function asMissing(status: string): "partial" | "unseen" {
  return status === "partial" ? "partial" : "unseen";
}

let number = 0;

async function exported(account: string, at: string): Promise<Buffer> {
  return bytesOf((await exportBundle(localActor, { account, at })).content);
}

/** The lines of a bundle, its header without the name that it had where it was written. */
function content(bundle: Buffer): unknown[] {
  const [header = "", ...rest] = linesOf(bundle);
  return [{ ...JSON.parse(header), account: "" }, ...rest];
}

describe("a bundle, imported and exported again", () => {
  test("is the same, alone into nothing and after those before it", async () => {
    await fc.assert(
      fc.asyncProperty(scans, async (generated) => {
        const pool = databasePool();
        number += 1;
        const origin = `origin-${number}`;
        const accountId = await createAccount(pool, origin);
        await pool.query("update account set aws_account_id = $2 where id = $1", [accountId, AWS]);
        const bundles: Buffer[] = [];
        for (const [index, scan] of generated.entries()) {
          const found = listings(scan);
          const gaps = scan.some(({ status }) => status !== "ok") ? [gap({ affected: index })] : [];
          await storeSnapshot(pool, { accountId, seq: index + 1 }, found, { gaps });
          // Taken at once: what moves by itself is kept as last seen only.
          bundles.push(await exported(origin, `S${index + 1}`));
        }
        const last = bundles.at(-1) ?? Buffer.alloc(0);
        expect(await exported(origin, "latest")).toEqual(last);

        const alone = `alone-${number}`;
        await importBundles(localActor, { account: alone }, [sourceOf(last)]);
        expect(content(await exported(alone, `S${bundles.length}`))).toEqual(content(last));

        const chain = `chain-${number}`;
        for (const bundle of bundles) {
          const [stored] = await importBundles(localActor, { account: chain }, [sourceOf(bundle)]);
          expect(content(await exported(chain, stored?.name ?? ""))).toEqual(content(bundle));
        }
        for (const account of [alone, chain]) {
          const { rows } = await pool.query<{ id: number }>("select id from account where name = $1", [account]);
          expect(await findInconsistencies(pool, rows[0]?.id ?? 0)).toEqual([]);
        }
      }),
      { numRuns: 20 },
    );
  }, 180_000);

  test("holds of a thing that two lists name what the list said that it belongs to", async () => {
    const pool = databasePool();
    const accountId = await createAccount(pool, "two-lists");
    await pool.query("update account set aws_account_id = $2 where id = $1", [accountId, AWS]);
    const empty: Thing = {
      present: false,
      content: [],
      readable: true,
      elsewhere: false,
      tag: "",
      counter: 0,
      state: null,
    };
    const listed = (counter: number): Scans[number][number] => ({
      status: "ok",
      things: [empty, empty, empty, { ...empty, present: true, counter, state: "available" }],
    });
    const unlisted: Scans[number][number] = { status: "ok", things: [empty, empty, empty, empty] };
    // The topic is first seen alone. A function of the same ARN, whose state moves by itself, comes later.
    await storeSnapshot(pool, { accountId, seq: 1 }, listings([listed(1), unlisted, unlisted]));
    const first = await exported("two-lists", "S1");
    await storeSnapshot(pool, { accountId, seq: 2 }, listings([listed(0), unlisted, listed(0)]));
    const second = await exported("two-lists", "S2");
    for (const bundle of [first, second]) await importBundles(localActor, { account: "copy" }, [sourceOf(bundle)]);
    expect(content(await exported("copy", "S2"))).toEqual(content(second));
  });
});
