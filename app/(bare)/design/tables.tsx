import { Empty, Section } from "@/components/ui/page-head";
import { TableSkeleton } from "@/components/ui/skeleton";
import { NotSeen } from "@/components/ui/status";

const ROWS = [
  { name: "bastion", id: "i-0a41f7c2be9d03e15", state: "running", as: "seen" },
  { name: "web-2", id: "i-0c93d1e7fa20b4586", state: "running", as: "current" },
  { name: "legacy-report", id: "i-0d2e7ab4405f1c993", state: "stopped", as: "unseen" },
] as const;

/** A table with its states, and what stands where there is none: being read, and the different kinds of nothing. */
export function Tables() {
  return (
    <>
      <Section title="Table">
        <div className="tbl-wrap">
          <table className="tbl">
            <caption>Rows in each state</caption>
            <colgroup>
              <col />
              <col style={{ width: 180 }} />
              <col style={{ width: 110 }} />
            </colgroup>
            <thead>
              <tr>
                <th aria-sort="ascending">Name</th>
                <th>Id</th>
                <th>State</th>
              </tr>
            </thead>
            <tbody>
              {ROWS.map(({ name, id, state, as }) => (
                <tr
                  key={id}
                  className={as === "unseen" ? "unseen" : undefined}
                  aria-current={as === "current" ? true : undefined}
                >
                  <td>
                    <span className="name">{name}</span>
                  </td>
                  <td className="id">
                    <span>{id}</span>
                  </td>
                  <td>{as === "unseen" ? <NotSeen title="denied" /> : <span>{state}</span>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p className="tbl-foot">3 of 1,248 resources</p>
      </Section>
      <Section title="Being read" note="after 150 ms">
        <TableSkeleton columns={[null, 180, 110]} rows={3} />
      </Section>
      <Section title="Nothing" note="different words for different zeros">
        <div className="stack design-pad">
          <Empty title="Never scanned">
            <p className="t2">This account is connected and has no snapshot yet.</p>
          </Empty>
          <Empty title="Queued">
            <p className="t2">S1 waits for a worker since 06:00:03 UTC.</p>
          </Empty>
          <Empty title="Running">
            <p className="t2">421 of 706 scopes are read. Resources appear when the snapshot is whole.</p>
          </Empty>
          <Empty title="Nothing matches">
            <p className="t2">0 of 1,248 resources match Type is EFS file system and Region is eu-west-1.</p>
          </Empty>
          <Empty title="None">
            <p className="t2">The check ran on 41 resources and none fails. 0 not seen.</p>
          </Empty>
        </div>
      </Section>
    </>
  );
}
