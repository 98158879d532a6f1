import Link from "next/link";
import { count, counted } from "@/components/format";
import { DenominatorBar, MiniBar } from "@/components/ui/denominator-bar";
import type { ControlTotals, FrameworkView } from "@/lib/operations/findings/views";
import type { ControlParams } from "@/lib/web/control-params";
import { accountPath } from "@/lib/web/links";
import { notCounted, partsOf, sumOf } from "../findings/parts-of-counts";
import type { ControlLinks } from "./control-links";

/** What came before: the same framework at the snapshot before, where that was judged. */
export type ScoreBefore = { at: string; totals: ControlTotals } | null;

/**
 * The score of a framework, or of one of its levels, with all that it is made of: how many controls passed of those
 * that could be scored, and how many were not counted and why.
 */
export function Score({
  view,
  params,
  links,
  before,
}: {
  view: FrameworkView;
  params: ControlParams;
  links: ControlLinks;
  before: ScoreBefore;
}) {
  const totals = params.level === null ? view.all : params.level === "1" ? view.level1 : view.level2;
  const { controls } = totals;
  const scored = controls.pass + controls.fail;
  const left = sumOf(controls) - scored;
  return (
    <div className="score">
      <div>
        {view.framework.scored ? (
          <p className="fig">
            {totals.score === null ? "None" : `${totals.score} %`}{" "}
            <small>{totals.score === null ? "scored" : "of what was scored"}</small>
          </p>
        ) : (
          <p className="fig">
            {count(controls.pass)} of {count(scored)} <small>pass; cross-referenced, not scored</small>
          </p>
        )}
        <p className="t2">
          {view.framework.scored ? `${count(controls.pass)} of ${counted(scored, "control")} pass.` : ""}
          {before === null ? "" : ` ${before.at}: ${scoreWords(before.totals)}.`}
        </p>
        <ul className="levels t3 xs">
          {([1, 2] as const).map((level) => {
            const of = level === 1 ? view.level1 : view.level2;
            return (
              <li key={level}>
                <Link
                  href={links.here({ level: params.level === String(level) ? null : level === 1 ? "1" : "2" })}
                  prefetch={false}
                  scroll={false}
                >
                  Level {level}
                </Link>
                <MiniBar parts={partsOf(of.controls)} of="controls" />
                <span>
                  {count(of.controls.pass)} of {count(of.controls.pass + of.controls.fail)}
                </span>
              </li>
            );
          })}
        </ul>
      </div>
      <div className="grow stack" style={{ gap: 7 }}>
        <DenominatorBar parts={partsOf(controls)} of="controls" />
        <p className="t2">
          Assessed {count(scored)} of {counted(sumOf(controls), "control")}.{" "}
          {left === 0 ? (
            "Every control counts in the score."
          ) : (
            <>
              <b>Not counted in the score: {count(left)}</b>, that is {notCounted(controls)}.
            </>
          )}{" "}
          {controls.not_seen === 0 ? null : (
            <Link href={accountPath(view.account, `snapshots/${view.at}`)} prefetch={false}>
              How to see the {count(controls.not_seen)}
            </Link>
          )}
        </p>
        <p className="t3 xs">
          They rest on {counted(sumOf(totals.findings), "finding")}: {count(totals.findings.fail)} of{" "}
          {count(totals.findings.fail + totals.findings.pass)} assessed fail
          {notCounted(totals.findings) === "" ? "" : `; ${notCounted(totals.findings)}`}.
        </p>
      </div>
    </div>
  );
}

function scoreWords({ score, controls }: ControlTotals): string {
  const scored = `${count(controls.pass)} of ${count(controls.pass + controls.fail)}`;
  return score === null ? "none scored" : `${score} %, ${scored}`;
}
