/** A verdict of either tool about one thing. */
export type Said = { status: string; detail: string };

/** One side's verdict of a thing under a control. */
export type Line = {
  /** Our check. */
  check: string;
  /** Versions of the benchmark in which Prowler answers the control by the same checks. */
  versions: string;
  region: string;
  /** ARN, region or `account`. */
  subject: string;
  said: Said;
};

/** A thing on which the two do not agree. */
export type Difference = Omit<Line, "said"> & { ours: Said | null; theirs: Said | null };

/** A difference that is meant, and what shows it. */
export type Allowed = {
  /** Ids of our checks. */
  checks: readonly string[];
  /** What each says; `none` for no result at all. */
  ours: string;
  theirs: string;
  /** Words of either tool about the thing, where the entry is for some things only. */
  about?: RegExp;
  /** How many things of the small account show it. */
  times: number;
  why: string;
};

/** The statuses from the one that decides to the one that says least. */
const WORST_FIRST = ["fail", "not_seen", "manual", "pass", "not_applicable"];

/** Brings several verdicts about a thing (three checks for one control, two keys of a user) to one. */
export function together(lines: readonly Line[]): Map<string, Line> {
  const by = new Map<string, Line>();
  for (const line of lines) {
    const key = [line.check, line.versions, line.subject].join(" ");
    const known = by.get(key);
    if (known === undefined || rank(line) < rank(known)) by.set(key, line);
  }
  return by;
}

const rank = ({ said }: Line) => WORST_FIRST.indexOf(said.status);

/** Compares what both say of each thing; that a thing has no result and that it is not to be judged are the same. */
export function differences(ours: readonly Line[], theirs: readonly Line[]): { agreed: number; differ: Difference[] } {
  const [mine, others] = [together(ours), together(theirs)];
  let agreed = 0;
  const differ: Difference[] = [];
  for (const key of new Set([...mine.keys(), ...others.keys()])) {
    const [one, other] = [mine.get(key), others.get(key)];
    const any = one ?? other;
    if (any === undefined) continue;
    if (wordOf(one) === wordOf(other)) agreed += 1;
    else differ.push({ ...any, ours: one?.said ?? null, theirs: other?.said ?? null });
  }
  return { agreed, differ };
}

function wordOf(line: Pick<Line, "said"> | undefined): string {
  return line === undefined || line.said.status === "not_applicable" ? "none" : line.said.status;
}

/** The entry that explains a difference; undefined for one that nobody explains. */
export function explained(one: Difference, allowed: readonly Allowed[]): Allowed | undefined {
  const word = (said: Said | null) => wordOf(said ? { said } : undefined);
  return allowed.find(
    ({ checks, ours, theirs, about }) =>
      checks.includes(one.check) &&
      [word(one.ours), "*"].includes(ours) &&
      [word(one.theirs), "*"].includes(theirs) &&
      (about?.test(`${one.subject} ${one.ours?.detail} ${one.theirs?.detail}`) ?? true),
  );
}
