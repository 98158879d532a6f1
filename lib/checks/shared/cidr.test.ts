import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AddressRange, admitsEverybody, covers, everyAddress, mergeRanges, parseCidr, parseCidrs } from "./cidr";

describe("parseCidr", () => {
  it.each([
    ["0.0.0.0/0", 0n, 2n ** 32n - 1n],
    ["10.0.0.0/8", 0x0a000000n, 0x0affffffn],
    ["10.1.2.3/8", 0x0a000000n, 0x0affffffn],
    ["203.0.113.7/32", 0xcb007107n, 0xcb007107n],
    ["::/0", 0n, 2n ** 128n - 1n],
    ["2001:db8::/32", 0x20010db8n << 96n, (0x20010db9n << 96n) - 1n],
    ["2001:DB8:0:0:0:0:0:1/128", (0x20010db8n << 96n) + 1n, (0x20010db8n << 96n) + 1n],
    ["::ffff:10.0.0.1/128", 0xffff0a000001n, 0xffff0a000001n],
    ["fe80::1:2/127", (0xfe80n << 112n) + 0x10002n, (0xfe80n << 112n) + 0x10003n],
  ])("reads %s", (text, first, last) => {
    expect(parseCidr(text)).toMatchObject({ first, last });
  });

  it.each([
    undefined,
    null,
    "",
    "10.0.0.0",
    "10.0.0/8",
    "10.0.0.256/8",
    "10.0.0.0/33",
    "10.0.0.0/-1",
    "10.0.0.0/8/8",
    "1:2:3:4:5:6:7/64",
    "1:2:3:4:5:6:7:8:9/64",
    "1::2::3/64",
    "1:2:3:4:5:6:7::8/64",
    "::12345/64",
    "::/129",
    "::1.2.3/96",
    "pl-0123/8",
  ])("refuses %s", (text) => {
    expect(parseCidr(text)).toBeNull();
  });
});

/** Small worlds of addresses, so that ranges meet often. */
const range = fc
  .tuple(fc.constantFrom<4 | 6>(4, 6), fc.bigInt(0n, 40n), fc.bigInt(0n, 12n))
  .map(([family, first, length]): AddressRange => ({ family, first, last: first + length }));
const WORLD = ([4, 6] as const).flatMap((family) =>
  Array.from({ length: 60 }, (_, address): [4 | 6, bigint] => [family, BigInt(address)]),
);
const holds = (ranges: readonly AddressRange[], family: 4 | 6, address: bigint) =>
  ranges.some((one) => one.family === family && one.first <= address && address <= one.last);

describe("ranges", () => {
  it("merged hold the same addresses, apart from each other and in order", () => {
    fc.assert(
      fc.property(fc.array(range), (ranges) => {
        const merged = mergeRanges(ranges);
        const same = WORLD.every(
          ([family, address]) => holds(merged, family, address) === holds(ranges, family, address),
        );
        expect(same).toBe(true);
        for (const [at, one] of merged.entries()) {
          const next = merged[at + 1];
          if (next?.family === one.family) expect(next.first > one.last + 1n).toBe(true);
        }
        expect(mergeRanges(merged)).toEqual(merged);
      }),
    );
  });

  it("cover another when they hold each of its addresses", () => {
    fc.assert(
      fc.property(fc.array(range), range, (ranges, inner) => {
        let all = true;
        for (let address = inner.first; address <= inner.last; address += 1n)
          all &&= holds(ranges, inner.family, address);
        expect(covers(ranges, inner)).toBe(all);
      }),
    );
  });
});

describe("blocks", () => {
  const block = fc.oneof(
    fc
      .tuple(fc.ipV4(), fc.integer({ min: 0, max: 31 }))
      .map(([address, prefix]) => ({ address, prefix, family: 4 as const })),
    fc
      .tuple(fc.ipV6(), fc.integer({ min: 0, max: 127 }))
      .map(([address, prefix]) => ({ address, prefix, family: 6 as const })),
  );

  it("have as many addresses as their prefix says, and hold their own address", () => {
    fc.assert(
      fc.property(block, ({ address, prefix, family }) => {
        const found = parseCidr(`${address}/${prefix}`);
        const one = parseCidr(`${address}/${family === 4 ? 32 : 128}`);
        if (found === null || one === null) throw new Error(`not read: ${address}`);
        expect(found.last - found.first + 1n).toBe(2n ** BigInt((family === 4 ? 32 : 128) - prefix));
        expect(covers([found], one)).toBe(true);
        expect(covers([everyAddress(family)], found)).toBe(true);
      }),
    );
  });

  it("split in two are the whole again, and one half alone is not", () => {
    fc.assert(
      fc.property(
        fc.constantFrom<[4 | 6, string, string]>([4, "0.0.0.0", "128.0.0.0"], [6, "::", "8000::"]),
        ([family, low, high]) => {
          expect(admitsEverybody([`${low}/1`, `${high}/1`], family)).toBe(true);
          expect(admitsEverybody([`${low}/1`], family)).toBe(false);
          expect(admitsEverybody([`${high}/1`, `${high}/2`], family)).toBe(false);
        },
      ),
    );
  });

  it("of the one family say nothing of the other", () => {
    expect(admitsEverybody(["0.0.0.0/0"], 6)).toBe(false);
    expect(admitsEverybody(["::/0"], 4)).toBe(false);
    expect(admitsEverybody([undefined, "nonsense", "0.0.0.0/0"], 4)).toBe(true);
    expect(parseCidrs([null, "x"])).toEqual([]);
  });
});
