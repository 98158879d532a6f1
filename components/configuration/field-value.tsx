import { DateTime } from "@/components/ui/date-time";
import { isJsonObject, type Json, type JsonObject } from "@/lib/model/json";
import { decodePolicy, isPolicy } from "@/lib/model/policy-document";
import { jsonIn } from "@/lib/model/read-value";
import { isMoment, momentOf, numberWords } from "@/lib/model/value-words";
import { type LinkOf, Named } from "./named";
import { Policy } from "./policy";

const DEEPEST = 6;
const LONGEST_LIST = 50;
const MOST_INLINE = 4;

type Context = { depth: number; field: string; type: string; linkOf: LinkOf };

/** A value of a configuration, at any depth of it. */
export function FieldValue({ value, ...context }: Context & { value: Json }) {
  if (typeof value === "string") return <Text text={value} {...context} />;
  if (value === null) return <span className="t3">none</span>;
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return <Amount value={value} {...context} />;
  if (isPolicy(value)) return <Policy document={value} linkOf={context.linkOf} />;
  if (Array.isArray(value)) return <List values={value} {...context} />;
  return <Fields of={value} {...context} />;
}

/** True for values that take a block of their own, below their name. */
export function nests(value: Json): boolean {
  if (typeof value === "string") return decodePolicy(value) !== undefined || nests(jsonIn(value));
  if (Array.isArray(value)) return value.some((item) => isJsonObject(item) || Array.isArray(item));
  return isJsonObject(value) && !isSmall(value) && Object.keys(value).length > 0;
}

function Amount({ value, type, field }: Context & { value: number | string }) {
  const moment = typeof value === "number" ? momentOf(value, field) : null;
  if (moment !== null) return <DateTime iso={moment} />;
  const words = numberWords(value, type, field);
  return words === null ? value : <span title={String(value)}>{words}</span>;
}

function Text({ text, ...context }: Context & { text: string }) {
  if (text === "") return <span className="t3">empty</span>;
  const policy = decodePolicy(text);
  if (policy !== undefined) return <Policy document={policy} linkOf={context.linkOf} />;
  const json = jsonIn(text);
  if (json !== null) return <FieldValue value={json} {...context} />;
  if (numberWords(text, context.type, context.field) !== null) return <Amount value={text} {...context} />;
  if (isMoment(text)) return <DateTime iso={new Date(text).toISOString()} />;
  return <Named text={text} linkOf={context.linkOf} />;
}

function List({ values, ...context }: Context & { values: Json[] }) {
  if (values.length === 0) return <span className="t3">none</span>;
  const shown = values.slice(0, LONGEST_LIST);
  const more = values.length - shown.length;
  const isFlat = !shown.some((item) => typeof item === "object" && item !== null);
  return (
    <ul className={isFlat ? "inline-list" : "block-list"}>
      {shown.map((value, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries of a list have no name, and the list never moves.
        <li key={index}>
          <FieldValue value={value} {...context} />
        </li>
      ))}
      {more === 0 ? null : <li className="t3">and {more} more, see the JSON</li>}
    </ul>
  );
}

function Fields({ of, ...context }: Context & { of: JsonObject }) {
  const fields = Object.entries(of);
  if (fields.length === 0) return <span className="t3">none</span>;
  if (context.depth >= DEEPEST) return <code className="brk">{JSON.stringify(of)}</code>;
  const pair = keyAndValue(of);
  if (pair !== null) {
    return (
      <>
        <span className="t3">{pair.key}</span> <FieldValue {...context} value={pair.value} depth={context.depth + 1} />
      </>
    );
  }
  return (
    <dl className={isSmall(of) ? "config small" : "config"}>
      {fields.map(([name, value]) => (
        <div key={name} className={!isSmall(of) && nests(value) ? "nested" : undefined}>
          <dt>{name}</dt>
          <dd>
            <FieldValue {...context} value={value} depth={context.depth + 1} field={name} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A few plain fields, which read in one line. */
function isSmall(value: JsonObject): boolean {
  const fields = Object.values(value);
  return fields.length <= MOST_INLINE && fields.every((field) => typeof field !== "object" || field === null);
}

/** `{ Key: "env", Value: "prod" }`, as AWS writes tags, dimensions and attributes. */
function keyAndValue(value: JsonObject): { key: string; value: Json } | null {
  const [key, other] = [value.Key ?? value.Name, value.Value];
  const isPair = Object.keys(value).length === 2 && typeof key === "string" && other !== undefined;
  return isPair ? { key, value: other } : null;
}
