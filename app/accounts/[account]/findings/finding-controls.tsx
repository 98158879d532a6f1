import Link from "next/link";
import type { ControlRef, FindingDetailView } from "@/lib/operations/findings/views";
import { accountPath } from "@/lib/web/links";
import { frameworkWords } from "./finding-chips";
import type { FindingPlaceView } from "./finding-view";

/** The controls that a check answers, in every version of every framework. */
export function FindingControls({ view, finding }: { view: FindingPlaceView; finding: FindingDetailView }) {
  const { controls } = finding;
  if (controls.length === 0) {
    return <p className="t3">A check of our own: no benchmark has a control for it.</p>;
  }
  return (
    <ul className="controls-of">
      {controls.map((control) => (
        <li key={`${control.framework} ${control.id}`}>
          <Link
            href={accountPath(view.account, "controls", {
              at: view.at,
              framework: control.framework === "cis-7.0" ? null : control.framework,
              q: control.id,
            })}
            prefetch={false}
            title={`${control.frameworkTitle}, ${control.assessment}`}
          >
            {shortTitle(control)} <b>{control.id}</b>
          </Link>{" "}
          <span className="t3 xs">
            Level {control.level}, {control.assessment}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** `CIS 7.0` */
export function shortTitle({ framework, frameworkTitle }: Pick<ControlRef, "framework" | "frameworkTitle">): string {
  return framework === "bearings" ? frameworkTitle : frameworkWords(framework);
}
