import { counted } from "@/components/format";
import { Section } from "@/components/ui/page-head";
import { reasonTag } from "@/lib/model/gap-words";
import type { ScopeProgress } from "@/lib/operations/snapshots/views";
import { stateOf } from "./scope-bar";

/** Scopes that were not wholly seen, by service and reason, as they come. */
export function UnseenScopes({ scopes, ended }: { scopes: readonly ScopeProgress[]; ended: boolean }) {
  const unseen = scopes.filter((scope) => stateOf(scope) === "partial" || stateOf(scope) === "unseen");
  if (unseen.length === 0) return null;
  const groups = new Map<string, ScopeProgress[]>();
  for (const scope of unseen) {
    const key = `${scope.service} ${stateOf(scope)} ${scope.reason}`;
    groups.set(key, [...(groups.get(key) ?? []), scope]);
  }
  return (
    <Section
      title={ended ? "Not seen" : "Not seen so far"}
      note={ended ? "the snapshot says what each hides" : "the scan goes on without them"}
    >
      <div className="tbl-wrap" style={{ borderTop: 0 }}>
        <table className="tbl cards">
          <caption>Scopes not wholly seen</caption>
          <colgroup>
            <col style={{ width: 150 }} />
            <col />
            <col style={{ width: 160 }} />
            <col style={{ width: 200 }} />
          </colgroup>
          <thead>
            <tr>
              <th>Service</th>
              <th>Where</th>
              <th>How much</th>
              <th>Why</th>
            </tr>
          </thead>
          <tbody>
            {[...groups].map(([key, members]) => (
              <Row key={key} members={members} />
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function Row({ members }: { members: ScopeProgress[] }) {
  const [first] = members;
  if (first === undefined) return null;
  const regions = members.map((scope) => scope.region);
  const where = regions.length <= 3 ? regions.join(", ") : counted(regions.length, "region");
  return (
    <tr>
      <td className="id">{first.service}</td>
      <td data-l="where" title={regions.join(", ")}>
        {where}
      </td>
      <td data-l="how much">{first.status === "unseen" ? "nothing seen" : "seen in part"}</td>
      <td data-l="why">{first.reason === null ? "" : reasonTag(first.reason)}</td>
    </tr>
  );
}
