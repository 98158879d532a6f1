import bearings from "./bearings.json";
import cis from "./cis.json";

/** Whether the benchmark's authors call a control automated; whether Bearings can compute it is the check's matter. */
export type Assessment = "automated" | "manual";

/** A control of one framework. */
export type Control = {
  /** Number within the framework (`1.14`). */
  id: string;
  /** The check that answers it. */
  check: string;
  section: string;
  level: 1 | 2;
  assessment: Assessment;
};

/** A set of controls that an account is held against. */
export type Framework = {
  /** `cis-7.0` */
  id: string;
  title: string;
  /** False for versions that are only cross-referenced. */
  scored: boolean;
  /** By number. */
  controls: readonly Control[];
};

/** The versions of the CIS AWS Foundations Benchmark, newest first. https://www.cisecurity.org/benchmark/amazon_web_services */
const CIS_VERSIONS = ["7.0", "6.0", "5.0", "4.0", "3.0", "2.0", "1.5", "1.4"] as const;
type CisVersion = (typeof CIS_VERSIONS)[number];
const CIS_SCORED: ReadonlySet<CisVersion> = new Set(["7.0", "5.0", "3.0"]);

type CisEntry = {
  check: string;
  section: string;
  /** A version that asks for less or more than the others names a check of its own. */
  versions: Partial<Record<CisVersion, { id: string; level: number; assessment: string; check?: string }>>;
};

function cisFramework(version: CisVersion): Framework {
  const controls = (cis as CisEntry[]).flatMap(({ check: usual, section, versions }): Control[] => {
    const entry = versions[version];
    if (!entry) return [];
    const { id, level, assessment, check = usual } = entry;
    return [
      { id, check, section, level: level === 1 ? 1 : 2, assessment: assessment === "manual" ? "manual" : "automated" },
    ];
  });
  return {
    id: `cis-${version}`,
    title: `CIS AWS Foundations ${version}`,
    scored: CIS_SCORED.has(version),
    controls: controls.sort((one, other) => byNumber(one.id, other.id)),
  };
}

/** What Bearings looks at beyond any benchmark. */
const OWN: Framework = {
  id: "bearings",
  title: "Bearings' own checks",
  scored: true,
  controls: bearings.map((control) => ({ ...control, level: 1, assessment: "automated" })),
};

/** Every framework: the benchmark's newest version first, our own last. */
export const FRAMEWORKS: readonly Framework[] = [...CIS_VERSIONS.map(cisFramework), OWN];

/** A framework by its id; undefined for one that is not known. */
export function frameworkOf(id: string): Framework | undefined {
  return FRAMEWORKS.find((framework) => framework.id === id);
}

/** The controls that a check answers, newest framework first. */
export function controlsOf(check: string): readonly { framework: Framework; control: Control }[] {
  return CONTROLS.get(check) ?? [];
}

const CONTROLS = new Map<string, { framework: Framework; control: Control }[]>();
for (const framework of FRAMEWORKS) {
  for (const control of framework.controls) {
    CONTROLS.set(control.check, [...(CONTROLS.get(control.check) ?? []), { framework, control }]);
  }
}

/** Compares numbers of controls: `1.9` before `1.10`. Letters in front (`B.1`) count for nothing. */
export function byNumber(one: string, other: string): number {
  const [mine, theirs] = [one, other].map((id) => id.split(".").map((part) => Number(part) || 0));
  for (let at = 0; at < Math.max(mine?.length ?? 0, theirs?.length ?? 0); at += 1) {
    const difference = (mine?.[at] ?? -1) - (theirs?.[at] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}
