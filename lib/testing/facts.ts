import { expect, it } from "vitest";
import type { Check } from "@/lib/checks/engine/define";
import { evaluate } from "@/lib/checks/engine/evaluate";
import { Facts, type HeldFact } from "@/lib/checks/engine/facts";
import type { Judged, Severity, VerdictStatus } from "@/lib/model/finding";
import type { Gap } from "@/lib/model/gap";
import type { JsonObject } from "@/lib/model/json";
import type { UnseenReason } from "@/lib/model/read";
import { GLOBAL, type ResourceType } from "@/lib/model/resource";
import type { Coverage } from "@/lib/model/snapshot";

const ACCOUNT = "123456789012";
const REGION = "eu-west-1";

/** A resource for a fact table: as the collector stores it, validated by its type's schema. */
export function resource(
  type: ResourceType,
  configuration: JsonObject,
  more: Partial<Omit<HeldFact, "type" | "configuration">> = {},
): HeldFact {
  const region = more.region ?? REGION;
  const id = more.id ?? `${type.type.split("::")[2]?.toLowerCase()}-1`;
  type.schema.parse({ ...configuration, ...more.runtime });
  return {
    arn: `arn:aws:${type.service}:${region === GLOBAL ? "" : region}:${ACCOUNT}:${id}`,
    ...{ id, name: id, tags: {}, state: null, runtime: {}, seen: true, region },
    ...more,
    type: type.type,
    configuration,
  };
}

/** A listing that was not read: type, reason, region (the test's own, unless said). */
export type Hidden = [type: ResourceType, reason?: UnseenReason, region?: string];

/** What a snapshot holds, for a fact table: everything was read in `regions` and globally, but for `hidden`. */
export type World = {
  resources?: HeldFact[];
  hidden?: Hidden[];
  regions?: string[];
  /** Regions that were left out of the scan. */
  leftOut?: string[];
  partition?: string;
  /** ISO 8601; the clock of the checks. */
  takenAt?: string;
};

/** The facts of a made-up snapshot, for the types that a check judges and reads. */
export function factsFor(check: Check, world: World = {}): Facts {
  const {
    resources = [],
    hidden = [],
    regions = [REGION],
    leftOut = [],
    partition = "aws",
    takenAt = "2026-09-04T12:00:00Z",
  } = world;
  const types = [...(check.scope === "resource" ? check.types : []), ...check.reads];
  const places = [GLOBAL, ...regions];
  const coverage = types.flatMap(({ type, service }) =>
    places.map((region): Coverage => {
      const unread = hidden.find((one) => one[0].type === type && (one[2] ?? region) === region);
      return {
        service,
        type,
        region,
        status: unread ? "unseen" : "ok",
        reason: unread ? (unread[1] ?? "denied") : null,
      };
    }),
  );
  const gaps: Gap[] = leftOut.map((region) => {
    return {
      service: "*",
      region,
      operation: "",
      reason: "excluded",
      action: null,
      message: "",
      types: [],
      affected: 0,
    };
  });
  const hiding = hidden.map(([type, reason = "denied", region = REGION]): Gap => {
    const operation = `List${type.type.split("::")[2]}`;
    return {
      ...{ service: type.service, region, operation, reason, message: "", types: [type.type], affected: 0 },
      action: `${type.service}:${operation}`,
    };
  });
  return new Facts(
    { awsAccountId: ACCOUNT, partition, takenAt: new Date(takenAt), coverage, gaps: [...gaps, ...hiding] },
    resources,
  );
}

/** What a check says of a made-up snapshot. */
export function judge(check: Check, world: World = {}): Judged[] {
  return evaluate([check], factsFor(check, world));
}

/** A line of a fact table. `says` are words that the reason has to hold. */
export type Case = World & {
  name: string;
  status: VerdictStatus;
  says?: string;
  severity?: Severity;
  unused?: boolean;
  /** Id of the subject that is meant, or its end; the only one unless said. */
  subject?: string;
  /** Number of results, one unless said; with a `subject` any number. */
  results?: number;
};

/** Runs a fact table: one test for each line. */
export function factTable(check: Check, cases: readonly Case[]): void {
  it.each(cases)(`${check.id}: $status, $name`, (line) => {
    const judged = judge(check, line);
    const meant =
      line.subject === undefined ? judged : judged.filter(({ subject }) => subject.id.endsWith(line.subject ?? ""));
    if (line.subject === undefined || line.results !== undefined) expect(meant).toHaveLength(line.results ?? 1);
    expect(meant.length).toBeGreaterThan(0);
    for (const { verdict } of meant) {
      expect({ status: verdict.status, reason: verdict.reason }).toEqual({
        status: line.status,
        reason: expect.stringContaining(line.says ?? ""),
      });
      // Facts and reasons hold dates, never ages, or an unchanged account would change every day.
      expect(verdict.reason).not.toMatch(/\b\d+ days? (?:ago|old)\b/);
      if (line.severity) expect(verdict.severity).toBe(line.severity);
      if (line.unused !== undefined) expect(verdict.unused).toBe(line.unused);
      if (verdict.status === "not_seen") expect(verdict.missing.length).toBeGreaterThan(0);
    }
  });
}
