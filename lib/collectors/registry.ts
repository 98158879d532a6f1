import type { Collector } from "./define";

/** Every collector, sorted by service. A test compares the list with the folder. */
export const collectors: readonly Collector[] = [];
