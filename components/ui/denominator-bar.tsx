import { count } from "@/components/format";
import {
  AttestedGlyph,
  ExcusedGlyph,
  FailGlyph,
  ManualGlyph,
  NotApplicableGlyph,
  NotSeenGlyph,
  PassGlyph,
} from "./glyphs";

/** In the order in which they always stand. */
const PARTS = [
  { kind: "pass", word: "pass", Glyph: PassGlyph },
  { kind: "fail", word: "fail", Glyph: FailGlyph },
  { kind: "excused", word: "excused", Glyph: ExcusedGlyph },
  { kind: "attested", word: "attested", Glyph: AttestedGlyph },
  { kind: "manual", word: "manual", Glyph: ManualGlyph },
  { kind: "notApplicable", word: "not applicable", Glyph: NotApplicableGlyph },
  { kind: "notSeen", word: "not seen", Glyph: NotSeenGlyph },
] as const;

/** How many of a whole ended in which way; what is missing is zero. */
export type Denominator = { readonly [Kind in (typeof PARTS)[number]["kind"]]?: number };

/**
 * A whole and what it is made of: nothing is left out of it, so parts that were not looked at stand in it as such.
 * @param of what is counted, in the plural: `controls`.
 */
export function DenominatorBar({ parts, of }: { parts: Denominator; of: string }) {
  const there = present(parts);
  return (
    <div className="denom">
      <div className="bar" aria-hidden="true">
        {there.map(({ kind, number }) => (
          <i key={kind} className={`s-${kind}`} style={{ flex: `${number} 1 0` }} />
        ))}
      </div>
      <ul aria-label={`${count(total(parts))} ${of}`}>
        {there.map(({ kind, word, number, Glyph }) => (
          <li key={kind} className={`k-${kind}`}>
            <Glyph /> <b>{count(number)}</b> <span>{word}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The same as a small bar in a table: its parts are said, for those who do not see it, and on hover. */
export function MiniBar({ parts, of }: { parts: Denominator; of: string }) {
  const there = present(parts);
  const words = there.map(({ word, number }) => `${count(number)} ${word}`).join(", ");
  return (
    <span className="mini" role="img" aria-label={`${count(total(parts))} ${of}: ${words}`} title={words}>
      {there.map(({ kind, number }) => (
        <i key={kind} className={`s-${kind}`} style={{ flex: `${number} 1 0` }} />
      ))}
    </span>
  );
}

/** The same in one sentence, where there is no room: `assessed 61, not seen 9, excused 3`. */
export function denominatorWords(parts: Denominator): string {
  const assessed = (parts.pass ?? 0) + (parts.fail ?? 0);
  const rest = present(parts).filter(({ kind }) => kind !== "pass" && kind !== "fail");
  // What was not seen comes first: it is what the sentence must not hide.
  rest.sort((a, b) => Number(b.kind === "notSeen") - Number(a.kind === "notSeen"));
  return [`assessed ${count(assessed)}`, ...rest.map(({ word, number }) => `${word} ${count(number)}`)].join(", ");
}

function present(parts: Denominator) {
  return PARTS.map((part) => ({ ...part, number: parts[part.kind] ?? 0 })).filter(({ number }) => number > 0);
}

function total(parts: Denominator): number {
  return PARTS.reduce((sum, { kind }) => sum + (parts[kind] ?? 0), 0);
}
