import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { count, counted } from "@/components/format";
import { DateTime } from "@/components/ui/date-time";
import { AttestedGlyph, ExcusedGlyph } from "@/components/ui/glyphs";
import type { AttestationView, ExceptionView } from "@/lib/operations/decisions/views";
import { accountPath } from "@/lib/web/links";
import { EndForm } from "./forms";

const KINDS = {
  finding: "this finding",
  resource: "the resource",
  tag: "resources with the tag",
  arn_pattern: "ARNs like",
};

/** Days before its end from which on an exception asks for attention. */
const SOON_MS = 14 * 86_400_000;

/** What an exception is for, why, who answers for it and until when. */
export function ExceptionLine({ account, one }: { account: string; one: ExceptionView }) {
  const [check] = one.checks;
  const href = accountPath(account, "findings", { check: one.checks.map(({ id }) => id), decision: "excused" });
  return (
    <Line
      title={one.checks.length === 1 ? (check?.title ?? "") : `${one.checks.length} checks`}
      state={<ExceptionState one={one} />}
      href={href}
      covers={one.covers}
      made={one}
      end={one.state === "holds" ? <EndForm account={account} id={one.id} what="exception" /> : null}
    >
      <p>
        For {KINDS[one.kind]} <bdi className="mono brk">{one.target}</bdi>
      </p>
      <p className="brk">
        <bdi>{one.reason}</bdi>
      </p>
      <p className="t3">
        <bdi>{one.owner}</bdi> answers for it.
      </p>
    </Line>
  );
}

function ExceptionState({ one }: { one: ExceptionView }) {
  const left = Date.parse(`${one.endsOn}T00:00:00Z`) - Date.now();
  const day = <DateTime iso={`${one.endsOn}T00:00:00Z`} form="day" />;
  if (one.state === "ended") return <span className="t3">ended early</span>;
  if (one.state === "past") return <span className="t3">ended on {day}</span>;
  const isSoon = left < SOON_MS;
  return (
    <span className={isSoon ? "st warn" : "st human"}>
      <ExcusedGlyph />
      <span>
        excused until {day}
        {isSoon ? `, ends in ${counted(Math.max(1, Math.ceil(left / 86_400_000)), "day")}` : ""}
      </span>
    </span>
  );
}

/** What a person attested, where the proof is and whether it still holds. */
export function AttestationLine({ account, one }: { account: string; one: AttestationView }) {
  return (
    <Line
      title={one.check.title}
      state={<AttestationState one={one} />}
      href={accountPath(account, "findings", { check: one.check.id })}
      covers={one.covers}
      made={one}
      end={one.state === "ended" ? null : <EndForm account={account} id={one.id} what="attestation" />}
    >
      {one.subject === null ? null : (
        <p>
          For <bdi className="mono brk">{one.subject}</bdi>
        </p>
      )}
      <p className="brk">
        <bdi>{one.statement}</bdi>
      </p>
      <p className="t3 brk">
        Proof: <bdi>{one.evidence}</bdi>. Attested by <bdi>{one.author}</bdi>
        {one.reviewOn === null ? (
          ""
        ) : (
          <>
            , to be asked again on <DateTime iso={`${one.reviewOn}T00:00:00Z`} form="day" />
          </>
        )}
        .
      </p>
    </Line>
  );
}

function AttestationState({ one: { state } }: { one: AttestationView }) {
  if (state === "ended") return <span className="t3">taken back</span>;
  if (state === "past") return <span className="st warn">to be asked again</span>;
  if (state === "contradicted") return <span className="st warn">the facts have changed: asked again</span>;
  return (
    <span className="st human">
      <AttestedGlyph />
      <span>holds</span>
    </span>
  );
}

type Made = Pick<ExceptionView, "id" | "from" | "madeBy" | "madeAt" | "ended">;

function Line({
  title,
  state,
  href,
  covers,
  made,
  end,
  children,
}: {
  title: string;
  state: ReactNode;
  href: Route;
  covers: number;
  made: Made;
  end: ReactNode;
  children: ReactNode;
}) {
  return (
    <li className="decision">
      <div className="row wrap">
        <h3>{title}</h3>
        {state}
        <Link href={href} prefetch={false}>
          {covers === 0 ? "covers nothing now" : `covers ${count(covers)} now`}
        </Link>
      </div>
      {children}
      <p className="t3">
        Made by {made.madeBy} on <DateTime iso={made.madeAt} form="day" />, from {made.from} on.
        {made.ended === null ? null : (
          <>
            {" "}
            Ended by {made.ended.by} on <DateTime iso={made.ended.at} form="day" />: <bdi>{made.ended.why}</bdi>
          </>
        )}
      </p>
      {end === null ? null : (
        <details className="disclosure">
          <summary>End it now</summary>
          {end}
        </details>
      )}
    </li>
  );
}
