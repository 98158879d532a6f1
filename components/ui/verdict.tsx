import type { ComponentType } from "react";
import type { Severity, VerdictStatus } from "@/lib/model/finding";
import {
  AttestedGlyph,
  CriticalGlyph,
  ExcusedGlyph,
  FailGlyph,
  HighGlyph,
  LowGlyph,
  ManualGlyph,
  MediumGlyph,
  NotApplicableGlyph,
  NoteGlyph,
  PassGlyph,
} from "./glyphs";
import { NotSeen } from "./status";

/** What became of a finding: its verdict, or what a person decided of it. */
export type Outcome = VerdictStatus | "excused" | "attested";

/** Words of the interface. */
export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  pass: "pass",
  fail: "fail",
  excused: "excused",
  attested: "attested",
  manual: "manual",
  not_applicable: "not applicable",
  not_seen: "not seen",
};

const OUTCOMES: Readonly<Record<Exclude<Outcome, "not_seen">, { className: string; Glyph: ComponentType }>> = {
  pass: { className: "pass", Glyph: PassGlyph },
  fail: { className: "fail", Glyph: FailGlyph },
  excused: { className: "human", Glyph: ExcusedGlyph },
  attested: { className: "human", Glyph: AttestedGlyph },
  manual: { className: "human", Glyph: ManualGlyph },
  not_applicable: { className: "dull", Glyph: NotApplicableGlyph },
};

/** What became of a finding or a control: word and shape first, colour third. */
export function OutcomeMark({ of }: { of: Outcome }) {
  if (of === "not_seen") return <NotSeen />;
  const { className, Glyph } = OUTCOMES[of];
  return (
    <span className={`st ${className}`}>
      <Glyph />
      <span>{OUTCOME_WORDS[of]}</span>
    </span>
  );
}

const SEVERITY_GLYPHS: Readonly<Record<Severity, ComponentType>> = {
  critical: CriticalGlyph,
  high: HighGlyph,
  medium: MediumGlyph,
  low: LowGlyph,
  informational: NoteGlyph,
};

/** How bad a failure is. */
export function SeverityMark({ of, quiet = false }: { of: Severity; quiet?: boolean }) {
  const Glyph = SEVERITY_GLYPHS[of];
  return (
    <span className={quiet ? "st dull" : `st sv-${of}`}>
      <Glyph />
      <span>{of}</span>
    </span>
  );
}
