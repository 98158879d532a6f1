import Link from "next/link";
import { day } from "@/components/format";
import { Section } from "@/components/ui/page-head";
import type { ResourceVersion } from "@/lib/operations/resources/views";
import { accountPath } from "@/lib/web/links";

/** States of a resource through the snapshots, newest first, with the fields that changed. */
export function History({ account, arn, versions }: { account: string; arn: string; versions: ResourceVersion[] }) {
  return (
    <Section title="History" note={versions.length === 1 ? "1 state" : `${versions.length} states`}>
      <ol className="lines">
        {versions.map((version) => (
          <li key={version.from} className="stack" style={{ gap: 6 }}>
            {version.deleted && version.toAt !== null ? (
              <p>
                <b>gone</b> in {version.to} <span className="t3">{day(version.toAt)}</span>
              </p>
            ) : null}
            <p>
              <b>{version.kind === "created" ? "first seen" : "changed"}</b> in{" "}
              <Link href={accountPath(account, "resources", { at: version.from, arn })} prefetch={false}>
                {version.from}
              </Link>{" "}
              <span className="t3">{day(version.fromAt)}</span>
            </p>
            {version.fields.length === 0 ? null : <FieldDiff fields={version.fields} />}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function FieldDiff({ fields }: Pick<ResourceVersion, "fields">) {
  return (
    <div className="diff">
      {fields.flatMap(({ path, before, after }) => [
        <Line key={`${path} path`} kind="path" sign="" text={path} />,
        before === undefined ? null : <Line key={`${path} before`} kind="del" sign="-" text={shown(before)} />,
        after === undefined ? null : <Line key={`${path} after`} kind="add" sign="+" text={shown(after)} />,
      ])}
    </div>
  );
}

function Line({ kind, sign, text }: { kind: "path" | "del" | "add"; sign: string; text: string }) {
  return (
    <div className={kind}>
      <span>{sign}</span>
      <span>{text}</span>
    </div>
  );
}

function shown(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
