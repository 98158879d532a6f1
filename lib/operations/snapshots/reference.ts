import { AppError } from "@/lib/errors";

/** What stands behind a reference to a snapshot. */
export type SnapshotReference = {
  /** Name of the connection, null when the reference does not say. */
  account: string | null;
  which: { kind: "latest" } | { kind: "seq"; seq: number } | { kind: "date"; date: string };
};

/**
 * Reads `S5`, `5`, `latest` or `2026-11-25`, each with or without a connection before it (`prod:S5`).
 * @throws AppError `invalid` naming `field`.
 */
export function parseReference(text: string, field = "at"): SnapshotReference {
  const [, account, word] = /^(?:([^:]*):)?(.*)$/s.exec(text.trim()) ?? [];
  const which = parseWord(word ?? "");
  if (which === null || account === "") {
    throw new AppError(
      "invalid",
      `"${text}" is not a snapshot. Write S5, prod:S5, latest, or a date such as 2026-11-25.`,
      field,
    );
  }
  return { account: account ?? null, which };
}

function parseWord(word: string): SnapshotReference["which"] | null {
  if (word === "latest") return { kind: "latest" };
  const number = /^[sS]?([1-9]\d{0,8})$/.exec(word)?.[1];
  if (number !== undefined) return { kind: "seq", seq: Number(number) };
  return isDay(word) ? { kind: "date", date: word } : null;
}

/** True for a day that exists; JavaScript would take February 30 for March 2. */
function isDay(word: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(word)) return false;
  const day = new Date(`${word}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(word);
}

/** The moment at which a day is over: 24:00 UTC. */
export function endOfDay(date: string): Date {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000);
}
