import type { ReactNode } from "react";
import { CopyButton } from "./copy-button";
import { DateTime } from "./date-time";

/** A field of an answer of AWS. */
export type EvidenceField = {
  path: string;
  value: string;
  /** True for the one that decided. */
  decides?: boolean;
};

/**
 * What AWS answered, as the ground of a statement: which call, where and when; its fields; the rule in words; and who
 * changed it, where that is known. The copy holds the same as JSON.
 */
export function Evidence({
  call,
  region,
  readAt,
  fields,
  rule,
  changedBy,
}: {
  /** `ec2:DescribeSecurityGroups` */
  call: string;
  region: string;
  /** ISO 8601, UTC. */
  readAt: string;
  fields: readonly EvidenceField[];
  rule?: ReactNode;
  changedBy?: ReactNode;
}) {
  const copied = { call, region, readAt, fields: Object.fromEntries(fields.map(({ path, value }) => [path, value])) };
  return (
    <figure className="stack" style={{ gap: 6 }}>
      <div className="evid">
        <div className="src">
          <code>{call}</code>
          <span>{region}</span>
          <DateTime iso={readAt} form="seconds" />
          <span className="grow" />
          <CopyButton text={JSON.stringify(copied, null, 2)} what={`evidence of ${call}`} label="Copy JSON" />
        </div>
        <dl>
          {fields.map(({ path, value, decides = false }) => (
            <div key={path} className={decides ? "f dec" : "f"}>
              <dt className="path">{path}</dt>
              <dd className="val">
                {value}
                {decides ? <span className="sr"> (decides)</span> : null}
              </dd>
            </div>
          ))}
        </dl>
      </div>
      {rule === undefined ? null : <figcaption>{rule}</figcaption>}
      {changedBy === undefined ? null : <p className="t3 xs">{changedBy}</p>}
    </figure>
  );
}
