/** Our own drawings. Each stands beside a word, so none of them is announced. */

/** Two bearing lines that cross in a circled fix. */
export function Mark() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path
        d="M3.2 20.5 14.3 3.2M20.8 20.5 9.7 3.2"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.7"
        strokeLinecap="round"
      />
      <circle cx="12" cy="6.8" r="4.3" fill="var(--color-surface)" stroke="var(--color-accent)" strokeWidth="1.8" />
      <circle cx="12" cy="6.8" r="1.5" fill="var(--color-accent)" />
    </svg>
  );
}

/** Filled circle with a tick: pass, done. */
export function PassGlyph() {
  return (
    <svg viewBox="0 0 16 16" className="i" aria-hidden="true">
      <circle cx="8" cy="8" r="7" fill="currentColor" />
      <path d="m4.8 8.2 2.2 2.2 4.2-4.6" fill="none" stroke="var(--color-surface)" strokeWidth="1.8" />
    </svg>
  );
}

/** Filled square with a cross: fail. */
export function FailGlyph() {
  return (
    <svg viewBox="0 0 16 16" className="i" aria-hidden="true">
      <rect x="1.5" y="1.5" width="13" height="13" rx="1" fill="currentColor" />
      <path d="m5 5 6 6m0-6-6 6" fill="none" stroke="var(--color-surface)" strokeWidth="1.8" />
    </svg>
  );
}

/** Hatched square with a dashed outline: not seen. */
export function NotSeenGlyph() {
  return (
    <svg viewBox="0 0 16 16" className="i" aria-hidden="true">
      <rect
        x="1.5"
        y="1.5"
        width="13"
        height="13"
        fill="var(--color-surface)"
        stroke="currentColor"
        strokeWidth="1.2"
        strokeDasharray="2 1.6"
      />
      <path d="M2.5 9.5 9.5 2.5M2.5 13.5l11-11M6.5 13.5l7-7" stroke="currentColor" strokeWidth="1.1" />
    </svg>
  );
}

/** Ring with a bar and a dot: something to know. */
export function NoteGlyph() {
  return (
    <svg viewBox="0 0 16 16" className="i" aria-hidden="true">
      <circle cx="8" cy="8" r="6.4" fill="none" stroke="currentColor" strokeWidth="1.3" />
      <path d="M8 7.2v4M8 4.6v.4" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
    </svg>
  );
}

/** Ring with a person: for somebody to look at. */
export function ManualGlyph() {
  return (
    <svg viewBox="0 0 16 16" className="i" aria-hidden="true">
      <circle cx="8" cy="8" r="6.4" fill="none" stroke="currentColor" strokeWidth="1.4" />
      <circle cx="8" cy="6.3" r="1.8" fill="currentColor" />
      <path d="M4.6 12c.5-2 1.8-2.9 3.4-2.9s2.9.9 3.4 2.9" fill="currentColor" />
    </svg>
  );
}

/** A bare dash: not applicable. */
export function NotApplicableGlyph() {
  return (
    <svg viewBox="0 0 16 16" className="i" aria-hidden="true">
      <path d="M3.5 8h9" fill="none" stroke="currentColor" strokeWidth="1.6" />
    </svg>
  );
}

/** Flag: excused. */
export function ExcusedGlyph() {
  return (
    <svg viewBox="0 0 16 16" className="i" aria-hidden="true">
      <path d="M3.5 1.5v13" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M4 2.2h8.6l-2.2 3 2.2 3H4z" fill="currentColor" />
    </svg>
  );
}

/** Pen: attested. */
export function AttestedGlyph() {
  return (
    <svg viewBox="0 0 16 16" className="i" aria-hidden="true">
      <path d="m2.5 13.5.9-3.3 7.1-7.1 2.4 2.4-7.1 7.1z" fill="currentColor" />
      <path d="M8.5 14h5" fill="none" stroke="currentColor" strokeWidth="1.4" />
    </svg>
  );
}

/** Filled octagon with a bar and a dot: critical. */
export function CriticalGlyph() {
  return (
    <svg viewBox="0 0 16 16" className="i" aria-hidden="true">
      <path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" fill="currentColor" />
      <path d="M8 4v5M8 10.8v1.6" fill="none" stroke="var(--color-surface)" strokeWidth="1.8" />
    </svg>
  );
}

/** Filled triangle: high. */
export function HighGlyph() {
  return (
    <svg viewBox="0 0 16 16" className="i" aria-hidden="true">
      <path d="M8 1.4 15 14H1z" fill="currentColor" />
    </svg>
  );
}

/** Diamond, half of it filled: medium. */
export function MediumGlyph() {
  return (
    <svg viewBox="0 0 16 16" className="i" aria-hidden="true">
      <path d="M8 1 15 8 8 15 1 8z" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M8 1v14L1 8z" fill="currentColor" />
    </svg>
  );
}

/** Open ring: low. */
export function LowGlyph() {
  return (
    <svg viewBox="0 0 16 16" className="i" aria-hidden="true">
      <circle cx="8" cy="8" r="5.4" fill="none" stroke="currentColor" strokeWidth="1.7" />
    </svg>
  );
}
