import { fact, notApplicable, type Ruling } from "@/lib/checks/engine/define";

/** States in which there is nothing left to put right. */
const GOING = new Set(["terminated", "shutting-down"]);

/** The verdict on an instance that is going away; null for one that stays. */
export function goingAway(state: string | null): Ruling | null {
  return state !== null && GOING.has(state) ? notApplicable(`The instance is ${state}.`, [fact("State", state)]) : null;
}
