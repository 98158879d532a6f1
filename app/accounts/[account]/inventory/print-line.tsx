import type { AccountView } from "@/lib/operations/accounts/views";
import type { FilterWords } from "./chips";

/** First line on paper: what was printed, of which account, as of when, and what was left out. */
export function PrintLine({
  account,
  snapshot,
  taken,
  search,
  filters,
}: {
  account: AccountView;
  snapshot: string;
  /** With its zone; null when it is not known. */
  taken: string | null;
  search: string | null;
  filters: FilterWords[];
}) {
  const asked = [
    ...(search === null ? [] : [`search “${search}”`]),
    ...filters.map(({ name, value }) => `${name} ${value}`),
  ];
  return (
    <p className="print-line">
      {[account.name, account.awsAccountId, snapshot, taken].filter((part) => part !== null).join(" · ")}
      {" · "}
      {asked.length === 0 ? "no filters" : `filters: ${asked.join("; ")}`}
    </p>
  );
}
