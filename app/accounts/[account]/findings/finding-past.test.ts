import { expect, test } from "vitest";
import type { EndReason, VerdictStatus } from "@/lib/model/finding";
import type { FindingPast } from "@/lib/operations/findings/views";
import { pastLines } from "./finding-past";

function past(status: VerdictStatus, from: number, to: number | null, ended: EndReason | null = null): FindingPast {
  const names = { from: `S${from}`, fromAt: null, to: to === null ? null : `S${to}`, toAt: null };
  return { status, severity: "high", ...names, ended, reason: "" };
}

const began = (...history: FindingPast[]) => pastLines(history).map((line) => line.began);

test("a failure opens, goes on with other facts, is fixed and comes back", () => {
  expect(
    began(
      past("pass", 1, 2, "broke"),
      past("fail", 2, 3, "facts_changed"),
      past("fail", 3, 4, "fixed"),
      past("pass", 4, 6, "broke"),
      past("fail", 6, null),
    ),
  ).toEqual(["came back", "fixed", "still, with other facts", "opened", "first judged"]);
});

test("what was out of sight meanwhile has not come back", () => {
  expect(
    began(past("fail", 1, 2, "out_of_sight"), past("not_seen", 2, 3, "seen_again"), past("fail", 3, null)),
  ).toEqual(["still, with other facts", "out of sight", "opened"]);
});

test("a resource that was gone and is there again", () => {
  expect(began(past("fail", 1, 2, "gone"), past("fail", 4, null))).toEqual(["came back", "opened"]);
  expect(began(past("fail", 1, 2, "gone"), past("pass", 4, null))).toEqual(["there again", "opened"]);
});
