import { ChevronDown, ChevronRight } from "lucide-react";
import { count } from "@/components/format";
import { MiniBar } from "@/components/ui/denominator-bar";
import { OutcomeMark, SeverityMark } from "@/components/ui/verdict";
import type { ControlTotals, ControlView, FrameworkView } from "@/lib/operations/findings/views";
import { frameworkWords } from "../findings/finding-chips";
import { failedOf, notCounted, partsOf } from "../findings/parts-of-counts";
import type { ShownSection } from "./control-filter";
import type { ControlLinks } from "./control-links";

/** The controls of a framework by section, each with what its check came to. */
export function ControlTable({
  view,
  sections,
  links,
}: {
  view: FrameworkView;
  sections: readonly ShownSection[];
  links: ControlLinks;
}) {
  let index = 0;
  const scored = new Set(view.frameworks.filter((one) => one.scored).map(({ id }) => id));
  return (
    <div className="tbl-wrap">
      <table className="tbl cards ctrls">
        <caption>
          Controls of {view.framework.title} at {view.at}, by section
        </caption>
        <colgroup>
          <col />
          <col style={{ width: 104 }} />
          <col style={{ width: 124 }} />
          <col data-p="2" style={{ width: 92 }} />
          <col style={{ width: 116 }} />
          <col data-p="3" style={{ width: "17%" }} />
          <col data-p="3" style={{ width: 150 }} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">Section and control</th>
            <th scope="col">Level</th>
            <th scope="col">Status</th>
            <th scope="col" data-p="2">
              Severity
            </th>
            <th scope="col" className="num">
              Failing
            </th>
            <th scope="col" data-p="3">
              Not counted
            </th>
            <th scope="col" data-p="3">
              In other versions
            </th>
          </tr>
        </thead>
        {sections.map((section) => {
          const first = index;
          const shown = section.isOpen ? section.shown : [];
          index += 1 + shown.length;
          return (
            <tbody key={section.title} className="section">
              <SectionRow section={section} index={first} links={links} />
              {shown.map((control, at) => (
                <ControlRow key={control.id} control={control} index={first + 1 + at} scored={scored} links={links} />
              ))}
            </tbody>
          );
        })}
      </table>
    </div>
  );
}

type SectionProps = { section: ShownSection; index: number; links: ControlLinks };

function SectionRow({ section: { title, all, shown, isOpen }, index, links }: SectionProps) {
  const Arrow = isOpen ? ChevronDown : ChevronRight;
  const controls = countsOf(all);
  const scored = controls.pass + controls.fail;
  return (
    <tr data-index={index} data-id={title}>
      <th scope="rowgroup">
        <a className="name" href={links.section(title)} aria-expanded={isOpen}>
          <Arrow className="i" aria-hidden="true" /> {title}
        </a>{" "}
        <span className="t3">
          {shown.length === all.length ? count(all.length) : `${shown.length} of ${all.length}`}
        </span>
      </th>
      <td colSpan={2}>
        <MiniBar parts={partsOf(controls)} of="controls" />
      </td>
      <td data-p="2" />
      <td className="num">
        {scored === 0 ? <span className="t3">none scored</span> : `${count(controls.pass)} of ${count(scored)} pass`}
      </td>
      <td data-p="3" className="t3">
        {notCounted(controls)}
      </td>
      <td data-p="3" />
    </tr>
  );
}

/** @param scored frameworks whose numbers stand in the row; the others are in its title */
function ControlRow({
  control,
  index,
  scored,
  links,
}: {
  control: ControlView;
  index: number;
  scored: ReadonlySet<string>;
  links: ControlLinks;
}) {
  const { id, title, level, assessment, status, severity, counts, elsewhere } = control;
  const failed = failedOf(counts);
  const numbers = (refs: typeof elsewhere) =>
    refs.map((one) => `${frameworkWords(one.framework)}: ${one.id}`).join(", ");
  const first = elsewhere.filter(({ framework }) => scored.has(framework));
  return (
    <tr className={status === "not_seen" ? "child unseen" : "child"} data-index={index} data-id={id}>
      <td title={title}>
        <span>
          <code className="no t2">{id}</code>
          <a className="name" href={links.findings(control)}>
            {title}
          </a>
        </span>
      </td>
      <td className="t3 xs">
        <span>
          L{level}, {assessment}
        </span>
      </td>
      <td>
        <OutcomeMark of={status} />
      </td>
      <td data-p="2">
        <SeverityMark of={severity} quiet={status !== "fail"} />
      </td>
      <td className="num" data-l="failing">
        <span>
          {counts.fail === 0 ? <span className="t3">{failed.fail}</span> : <b>{failed.fail}</b>}
          {failed.of === null ? null : <span className="t3"> of {failed.of}</span>}
        </span>
      </td>
      <td data-p="3" className="t3" title={notCounted(counts)}>
        <span>{notCounted(counts)}</span>
      </td>
      <td data-p="3" className="t3 xs" title={numbers(elsewhere)}>
        <span>{numbers(first.length === 0 ? elsewhere : first).replaceAll("CIS ", "")}</span>
      </td>
    </tr>
  );
}

function countsOf(controls: readonly ControlView[]): ControlTotals["controls"] {
  const counts = { fail: 0, not_seen: 0, manual: 0, pass: 0, not_applicable: 0, excused: 0, attested: 0 };
  for (const { status } of controls) counts[status] += 1;
  return counts;
}
