import { NotSeen } from "@/components/ui/status";
import { reasonTag } from "@/lib/model/gap-words";
import { isJsonObject, type Json, type JsonObject } from "@/lib/model/json";
import { isUnseen } from "@/lib/model/read";

const DEEPEST = 4;
const LONGEST_LIST = 50;

/**
 * A configuration to read: AWS's own field names left, values right, nested things indented. A property that could not
 * be read stands as such, with the reason; one that was read in a call of its own shows its value.
 */
export function Configuration({ value }: { value: JsonObject }) {
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  if (fields.length === 0) return <p className="t3">AWS says nothing more about it.</p>;
  return (
    <dl className="config">
      {fields.map(([name, field]) => (
        <Field key={name} name={name} value={property(field)} depth={1} />
      ))}
    </dl>
  );
}

/** The value of a property that took a call of its own; only directly below a configuration, as `Read` says. */
function property(value: Json): Json | { unseen: string } {
  if (isUnseen(value)) return { unseen: `${reasonTag(value.reason)}, ${value.operation}` };
  if (isJsonObject(value) && value.seen === true && "value" in value && Object.keys(value).length === 2)
    return value.value ?? null;
  return value;
}

function Field({ name, value, depth }: { name: string; value: Json | { unseen: string }; depth: number }) {
  return (
    <div className={nests(value) && depth < DEEPEST ? "nested" : undefined}>
      <dt>{name}</dt>
      <dd>
        <Value value={value} depth={depth} />
      </dd>
    </div>
  );
}

function Value({ value, depth }: { value: Json | { unseen: string }; depth: number }) {
  if (value === null) return <span className="t3">none</span>;
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return value === "" ? <span className="t3">empty</span> : value;
  if (Array.isArray(value)) return <List values={value} depth={depth} />;
  if ("unseen" in value && typeof value.unseen === "string" && depth === 1) {
    return (
      <>
        <NotSeen /> <span className="t3">{value.unseen}</span>
      </>
    );
  }
  const fields = Object.entries(value);
  if (fields.length === 0) return <span className="t3">none</span>;
  if (depth >= DEEPEST) return <code className="brk">{JSON.stringify(value)}</code>;
  return (
    <dl className="config">
      {fields.map(([name, field]) => (
        <Field key={name} name={name} value={field} depth={depth + 1} />
      ))}
    </dl>
  );
}

function List({ values, depth }: { values: Json[]; depth: number }) {
  if (values.length === 0) return <span className="t3">none</span>;
  const shown = values.slice(0, LONGEST_LIST);
  const more = values.length - shown.length;
  if (!shown.some(nests)) {
    return `${shown.map((value) => String(value)).join(", ")}${more === 0 ? "" : `, and ${more} more`}`;
  }
  return (
    <ol>
      {shown.map((value, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries of a list have no name, and the list never moves.
        <li key={index}>
          <Value value={value} depth={depth} />
        </li>
      ))}
      {more === 0 ? null : <li className="t3">and {more} more, see the JSON</li>}
    </ol>
  );
}

function nests(value: Json | { unseen: string }): boolean {
  if (Array.isArray(value)) return value.some(nests);
  return typeof value === "object" && value !== null && !("unseen" in value) && Object.keys(value).length > 0;
}
