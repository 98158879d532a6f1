import type { DiffRow } from "@/components/ui/diff-block";
import type { Json } from "@/lib/model/json";
import { isPolicy } from "@/lib/model/policy-document";
import { isStatement, policyStatements, statementLines, statementWords } from "@/lib/model/policy-statements";
import type { ResourceVersion } from "@/lib/operations/resources/detail-views";

/** What changed in a state, as rows of a difference: policies by statement, other values as AWS writes them. */
export function changeRows({ fields, unreadable, from, since }: ResourceVersion): DiffRow[] {
  return [
    ...fields.map(({ path, before, after }) => ({
      path: ownPath(path),
      ...side("before", before),
      ...side("after", after),
    })),
    ...unreadable.map((name) => ({
      path: name,
      notComparable: `it could not be read in ${since === null ? from : `${since} or ${from}`}`,
    })),
  ];
}

function side(name: "before" | "after", value: Json | undefined) {
  return value === undefined ? {} : { [name]: valueText(value) };
}

/** Paths begin at the resource; here everything is of its configuration but tags, name, state and region. */
function ownPath(path: string): string {
  return path.replace(/^configuration[.]?/, "");
}

function valueText(value: Json): string {
  if (typeof value === "string") return value === "" ? "(empty)" : value;
  if (isStatement(value)) return statementLines(statementWords(value)).join("\n");
  if (isPolicy(value)) {
    return policyStatements(value)
      .map((statement) => statementLines(statement).join("\n"))
      .join("\n\n");
  }
  const text = JSON.stringify(value);
  return text.length > 80 ? JSON.stringify(value, null, 2) : text;
}
