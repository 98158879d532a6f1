import { expect, test } from "vitest";
import type { JsonObject } from "@/lib/model/json";
import { takeFields } from "./fields";

type Case = [title: string, value: JsonObject, paths: string[], rest: JsonObject, taken: JsonObject];
const cases: Case[] = [
  ["a field", { A: 1, B: 2 }, ["A"], { B: 2 }, { A: 1 }],
  ["a field that is absent", { B: 2 }, ["A", "B.C"], { B: 2 }, {}],
  ["a field that is null", { A: null, B: 1 }, ["A"], { B: 1 }, { A: null }],
  ["a field below a field", { A: { B: 1, C: 2 } }, ["A.B"], { A: { C: 2 } }, { A: { B: 1 } }],
  ["two fields below one", { A: { B: 1, C: 2, D: 3 } }, ["A.B", "A.C"], { A: { D: 3 } }, { A: { B: 1, C: 2 } }],
  [
    "a field of each item of a list, at its place",
    { L: [{ N: 1, Hits: 9 }, { N: 2 }, { N: 3, Hits: 8 }] },
    ["L[].Hits"],
    { L: [{ N: 1 }, { N: 2 }, { N: 3 }] },
    { L: [{ Hits: 9 }, null, { Hits: 8 }] },
  ],
  [
    "two fields of each item",
    { L: [{ N: 1, A: 1, B: 2 }] },
    ["L[].A", "L[].B"],
    { L: [{ N: 1 }] },
    { L: [{ A: 1, B: 2 }] },
  ],
  [
    "lists in lists",
    { L: [{ M: [{ N: 1, H: 2 }] }] },
    ["L[].M[].H"],
    { L: [{ M: [{ N: 1 }] }] },
    { L: [{ M: [{ H: 2 }] }] },
  ],
  [
    "a field of a seen read, named or not",
    { R: { seen: true, value: { A: 1, B: 2, C: 3 } } },
    ["R.A", "R.value.B"],
    { R: { seen: true, value: { C: 3 } } },
    { R: { value: { A: 1, B: 2 } } },
  ],
  [
    "nothing of an unseen read",
    { R: { seen: false, reason: "denied", operation: "X", action: null } },
    ["R.A"],
    { R: { seen: false, reason: "denied", operation: "X", action: null } },
    {},
  ],
  [
    "reads stand only directly below the configuration",
    { D: { R: { seen: true, value: { A: 1 } } } },
    ["D.R.A"],
    { D: { R: { seen: true, value: { A: 1 } } } },
    {},
  ],
  ["a path through a text", { A: "text" }, ["A.B", "A[].C"], { A: "text" }, {}],
];

test.each(cases)("%s", (_, value, paths, rest, taken) => {
  const before = structuredClone(value);
  expect(takeFields(value, paths)).toEqual({ rest, taken });
  expect(value).toEqual(before);
});
