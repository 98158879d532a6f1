import { ArrowUp } from "lucide-react";
import Link from "next/link";
import { NotSeen } from "@/components/ui/status";
import type { ResourceRow } from "@/lib/operations/resources/views";
import { accountPath } from "@/lib/web/links";

/** Rows of the inventory. A row that was not seen this time is hatched and shows the last known state. */
export function ResourceTable({
  account,
  at,
  rows,
  typed,
}: {
  account: string;
  at: string;
  rows: ResourceRow[];
  /** True when the filter names the type, so that its column would say the same in each row. */
  typed: boolean;
}) {
  return (
    <div className="tbl-wrap">
      <table className="tbl cards">
        <caption>Resources, by name</caption>
        <colgroup>
          <col />
          <col style={{ width: "26%" }} />
          {typed ? null : <col style={{ width: "20%" }} />}
          <col style={{ width: 120 }} />
          <col style={{ width: 110 }} />
        </colgroup>
        <thead>
          <tr>
            <th aria-sort="ascending">
              Name <ArrowUp className="i" aria-hidden="true" />
            </th>
            <th>Id</th>
            {typed ? null : <th>Type</th>}
            <th>Region</th>
            <th>State</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.arn} className={row.seen ? undefined : "unseen"}>
              <td title={row.name}>
                <Link className="name" href={accountPath(account, "resources", { at, arn: row.arn })} prefetch={false}>
                  {row.name}
                </Link>
              </td>
              <td className="id" title={row.arn}>
                <span>{row.id}</span>
              </td>
              {typed ? null : (
                <td title={row.type}>
                  <span>{row.typeTitle}</span>
                </td>
              )}
              <td>
                <span>{row.region}</span>
              </td>
              <td>
                {row.seen ? <span>{row.state}</span> : <NotSeen title={`Last known state: ${row.state ?? "none"}`} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
