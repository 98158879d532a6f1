import { count, counted, duration } from "@/components/format";
import { Section } from "@/components/ui/page-head";
import type { SnapshotDetail } from "@/lib/operations/snapshots/views";

/** Calls per operation that the snapshot took, all regions together, most first. */
export function Calls({ calls }: { calls: SnapshotDetail["calls"] }) {
  const sum = calls.reduce((all, row) => all + row.calls, 0);
  const retried = calls.reduce((all, row) => all + row.retries, 0);
  return (
    <Section
      title="Calls"
      note={`${counted(sum, "call")} of ${counted(calls.length, "operation")}, ${count(retried)} retried`}
    >
      <details className="disclosure">
        <summary>Show calls per operation</summary>
        <div className="tbl-wrap">
          <table className="tbl cards">
            <caption>Calls per operation</caption>
            <colgroup>
              <col />
              <col style={{ width: 90 }} />
              <col style={{ width: 90 }} />
              <col style={{ width: 140 }} />
            </colgroup>
            <thead>
              <tr>
                <th>Operation</th>
                <th className="num">Calls</th>
                <th className="num">Retried</th>
                <th className="num">Time in all</th>
              </tr>
            </thead>
            <tbody>
              {calls.map((row) => (
                <tr key={`${row.service} ${row.operation}`}>
                  <td className="id">
                    {row.service}:{row.operation}
                  </td>
                  <td className="num" data-l="calls">
                    {count(row.calls)}
                  </td>
                  <td className="num" data-l="retried">
                    {count(row.retries)}
                  </td>
                  <td className="num" data-l="time">
                    {duration(row.milliseconds)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </Section>
  );
}
