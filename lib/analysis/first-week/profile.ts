import type { TypeSight, TypeTally } from "@/lib/model/first-week";
import { type Sight, sightOf } from "./sight";
import { CHAPTERS, type Subject } from "./subjects";

/** What there is of one kind of thing, and how sure that is. */
export type Held = Subject &
  Sight & {
    resources: number;
    /** Of those: kept from an earlier snapshot, because their listing was not seen in this one. */
    kept: number;
    /** By AWS's own word for the state, most first; empty when the things have none. */
    states: { state: string; resources: number }[];
  };

/** A chapter of the profile. Everything stands in exactly one of the lists. */
export type ProfileChapter = {
  title: string;
  /** There is at least one. */
  held: Held[];
  /** Every listing was seen, and there is none. */
  none: Held[];
  /** None is known, but not all listings were seen, so nobody can say that there is none. */
  unknown: Held[];
};

/** What runs in an account, by chapter; chapters of which nothing was ever looked at are there as well. */
export function profileOf(tallies: readonly TypeTally[], sights: readonly TypeSight[]): ProfileChapter[] {
  return CHAPTERS.map(({ title, subjects }) => {
    const all = subjects.map((subject) => heldOf(subject, tallies, sights));
    const empty = all.filter(({ resources }) => resources === 0);
    return {
      title,
      held: all.filter(({ resources }) => resources > 0),
      none: empty.filter(({ sight }) => sight === "seen"),
      unknown: empty.filter(({ sight }) => sight !== "seen"),
    };
  });
}

function heldOf(subject: Subject, tallies: readonly TypeTally[], sights: readonly TypeSight[]): Held {
  const own = tallies.filter(({ type }) => type === subject.type);
  const states = new Map<string, number>();
  for (const { state, resources } of own) {
    if (state !== null) states.set(state, (states.get(state) ?? 0) + resources);
  }
  return {
    ...subject,
    ...sightOf(sights.filter(({ type }) => type === subject.type)),
    resources: sum(own),
    kept: sum(own.filter(({ seen }) => !seen)),
    states: [...states]
      .map(([state, resources]) => ({ state, resources }))
      .sort((one, other) => other.resources - one.resources || (one.state < other.state ? -1 : 1)),
  };
}

/** Resources of several tallies. */
export function sum(tallies: readonly TypeTally[]): number {
  return tallies.reduce((total, { resources }) => total + resources, 0);
}
