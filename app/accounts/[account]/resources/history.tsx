import Link from "next/link";
import { count } from "@/components/format";
import { DateTime } from "@/components/ui/date-time";
import { DiffBlock } from "@/components/ui/diff-block";
import type { ResourceDetail, ResourceVersion } from "@/lib/operations/resources/detail-views";
import { accountPath } from "@/lib/web/links";
import { changeRows } from "./change-rows";
import { Block, ResourceLink, type ResourceView } from "./resource-view";

type Props = { view: ResourceView; resource: ResourceDetail };

/** The newest change up to the shown date: its fields, before and after. */
export function NewestChange({ view, resource }: Props) {
  const version = resource.history.find(({ shown }) => shown);
  if (version === undefined || version.kind === "created") return null;
  return (
    <Block
      view={view}
      title={
        <>
          Changed on <DateTime iso={version.fromAt} form="day" />
        </>
      }
      note={version.since === null ? version.from : `${version.since} to ${version.from}`}
      act={
        <ResourceLink view={view} arn={resource.arn} tab="history">
          all {count(resource.states)} states
        </ResourceLink>
      }
    >
      <DiffBlock rows={changeRows(version)} />
    </Block>
  );
}

/** The states of a resource through all snapshots, newest first, each with what changed since the one before it. */
export function History({ view, resource }: Props) {
  const { arn, history, states } = resource;
  return (
    <Block view={view} title="History" note={states === 1 ? "1 state, no change seen" : `${count(states)} states`}>
      <ol className="history">
        {history.map((version) => (
          <State key={version.from} view={view} arn={arn} version={version} />
        ))}
      </ol>
      {states > history.length ? (
        <p className="t3">{count(states - history.length)} older states are not shown.</p>
      ) : null}
    </Block>
  );
}

/** The same of a resource that the shown snapshot does not hold. */
export function PastStates({ view, arn, history }: { view: ResourceView; arn: string; history: ResourceVersion[] }) {
  return (
    <ol className="history">
      {history.map((version) => (
        <State key={version.from} view={view} arn={arn} version={version} />
      ))}
    </ol>
  );
}

function State({ view, arn, version }: { view: ResourceView; arn: string; version: ResourceVersion }) {
  const { deleted, from, fromAt, kind, shown, since, to, toAt } = version;
  const then = (at: string) => accountPath(view.account, "resources", { at, arn });
  return (
    <li aria-current={shown ? "true" : undefined}>
      {deleted && to !== null && toAt !== null ? (
        <p>
          <b>gone</b> in {to} <DateTime iso={toAt} form="day" />
        </p>
      ) : null}
      <p>
        <b>{kind === "created" ? "first seen" : "changed"}</b> in{" "}
        <Link href={then(from)} prefetch={false} title={`Show it as of ${from}`}>
          {from}
        </Link>{" "}
        <DateTime iso={fromAt} form="day" />
        {since === null ? null : (
          <span className="t3">
            {" "}
            {since} to {from}
          </span>
        )}
        {shown ? <span className="tag">shown</span> : null}
      </p>
      {kind === "created" ? null : <DiffBlock rows={changeRows(version)} />}
    </li>
  );
}
