"use client";

import { useEffect, useState } from "react";
import type { FindAnswer } from "@/app/api/accounts/[account]/find/route";
import { accountApiPath } from "@/lib/web/links";

/** Typing pauses so long before the server is asked. */
const PAUSE_MS = 150;

/** A resource or a check as the menu lists it. */
export type FoundLine = FindAnswer["rows"][number];

type Found = { rows: readonly FoundLine[]; checks: readonly FoundLine[] } & (
  | { state: "idle" }
  | { state: "searching" }
  | { state: "found" }
  | { state: "failed"; why: string }
);

const IDLE: Found = { state: "idle", rows: [], checks: [] };

/**
 * Resources and checks that the typed text may mean. Asks after a pause; an answer to an older text is never shown for a newer
 * one, but stays until the newer is answered, so that the list does not jump.
 */
export function useFind(account: string | null, at: string | null, typed: string): Found {
  const [found, setFound] = useState<Found>(IDLE);
  const q = typed.trim();
  useEffect(() => {
    if (account === null || at === null || q === "") {
      setFound(IDLE);
      return;
    }
    const abort = new AbortController();
    setFound(({ rows, checks }) => ({ state: "searching", rows, checks }));
    const timer = setTimeout(async () => {
      try {
        setFound({ state: "found", ...(await ask(accountApiPath(account, "find", { at, q }), abort.signal)) });
      } catch (error) {
        if (!abort.signal.aborted)
          setFound({
            state: "failed",
            rows: [],
            checks: [],
            why: error instanceof Refused ? error.message : UNREACHED,
          });
      }
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [account, at, q]);
  return found;
}

const UNREACHED = "The server did not answer. Is npm start still running?";

/** The server's own sentence on why it gave no rows. */
class Refused extends Error {}

async function ask(path: string, signal: AbortSignal): Promise<FindAnswer> {
  const response = await fetch(path, { signal });
  if (!response.ok) throw new Refused((await response.text()).trim());
  return response.json();
}
