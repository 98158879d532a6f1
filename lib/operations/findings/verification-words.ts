import type { Verification } from "./verify-file";

/** What a script of the page is told. */
export type Verified = Pick<Verification, "outcome" | "sentence"> & { facts: [string, string][] };

/** What became of a verified file, as lines of text: a sentence, then a fact on each line. */
export function verificationLines({ sentence, format, head, difference }: Verification): string[] {
  return [sentence, ...verificationFacts({ format, head, difference }).map(([name, value]) => `  ${name}: ${value}`)];
}

/** What the file says of itself, and where it begins to differ. */
export function verificationFacts({
  format,
  head,
  difference,
}: Pick<Verification, "format" | "head" | "difference">): [string, string][] {
  return [
    ...(difference === null
      ? []
      : ([
          ["In the file", difference.found ?? "(it ends here)"],
          ["In the audit", difference.expected ?? "(it ends here)"],
        ] satisfies [string, string][])),
    ...(format === null ? [] : ([["Format", format]] satisfies [string, string][])),
    ...(head === null
      ? []
      : ([
          ["Account", `${head.account}, AWS account ${head.awsAccountId ?? "not known"}`],
          ["Snapshot", `${head.snapshot} of ${head.takenAt}`],
          ["Filter", head.filter === "" ? "none" : head.filter],
          ["Decisions up to", head.decided ?? "none were made"],
          ["Audit", head.audit],
        ] satisfies [string, string][])),
  ];
}
