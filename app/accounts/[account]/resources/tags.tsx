import { count } from "@/components/format";
import { Block, type ResourceView } from "./resource-view";

/** Tags by key, as their owner wrote them. */
export function Tags({ view, tags }: { view: ResourceView; tags: Readonly<Record<string, string>> }) {
  const sorted = Object.entries(tags).sort(([a], [b]) => (a < b ? -1 : 1));
  return (
    <Block view={view} title="Tags" note={sorted.length === 0 ? undefined : count(sorted.length)}>
      {sorted.length === 0 ? (
        <p className="t3">It has none.</p>
      ) : (
        <dl className="kv">
          {sorted.map(([key, value]) => (
            <div key={key} className="kv-row">
              <dt>
                <bdi>{key}</bdi>
              </dt>
              <dd>{value === "" ? <span className="t3">empty</span> : <bdi>{value}</bdi>}</dd>
            </div>
          ))}
        </dl>
      )}
    </Block>
  );
}
