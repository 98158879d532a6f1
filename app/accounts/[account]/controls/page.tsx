import { Download } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { count, counted, dateTime } from "@/components/format";
import { DateTime } from "@/components/ui/date-time";
import { Empty, PageHead } from "@/components/ui/page-head";
import { OutcomeMark } from "@/components/ui/verdict";
import { getFramework } from "@/lib/operations/findings/get-framework";
import type { FrameworkView } from "@/lib/operations/findings/views";
import { CONTROL_STATUSES, controlQuery, loadControlParams } from "@/lib/web/control-params";
import { load } from "@/lib/web/load";
import { frameworkWords } from "../findings/finding-chips";
import { NotJudged } from "../findings/nothing";
import { ListHands } from "../list/list-hands";
import { ListSearch } from "../list/list-search";
import { accountOf, snapshotAt } from "../loaders";
import { NothingYet } from "../nothing-yet";
import { datedTitle } from "../title";
import { shownSections } from "./control-filter";
import { type ControlLinks, controlLinks } from "./control-links";
import { ControlTable } from "./control-table";
import { PrintButton } from "./print-button";
import { Score } from "./score";

/** Title of the browser's tab. */
export async function generateMetadata({ params, searchParams }: PageProps<"/accounts/[account]/controls">) {
  return datedTitle("Controls", (await params).account, searchParams);
}

/** The controls of a framework held against a snapshot: the score with all it is made of, then control by control. */
export default async function Controls({ params: path, searchParams }: PageProps<"/accounts/[account]/controls">) {
  const account = await accountOf((await path).account);
  const params = loadControlParams(await searchParams);
  if (account.newestSnapshot === null) return <NothingYet account={account} />;
  const links = controlLinks(account.name, params);
  const newest = account.newestSnapshot.name;
  // The snapshot shown is part of every address, so that a link shows tomorrow what it shows today.
  if (params.at === null) redirect(links.here({ at: newest }));
  const which = { account: account.name, framework: params.framework };
  const view = await load(getFramework, { ...which, at: params.at });
  if (view.digest === null) {
    return (
      <>
        <PageHead title="Controls" />
        <NotJudged account={account.name} at={view.at} newest={newest} href={links.here({ at: newest })} />
      </>
    );
  }
  const { previous } = await snapshotAt(account.name, view.at);
  const before = previous === null ? null : await load(getFramework, { ...which, at: previous });
  const totals = (of: FrameworkView) => (params.level === null ? of.all : params.level === "1" ? of.level1 : of.level2);
  const sections = shownSections(view, params);
  const shown = sections.reduce((all, section) => all + section.shown.length, 0);
  const whole = sections.reduce((all, section) => all + section.all.length, 0);
  const { level, q, section, status } = params;
  const filtered = q !== null || section.length > 0 || status.length > 0 || level !== null;
  const asked = [
    ...(level === null ? [] : [`level ${level}`]),
    ...(q === null ? [] : [`search “${q}”`]),
    ...status.map((one) => `status ${one.replace("_", " ")}`),
    ...section.map((one) => `section ${one}`),
  ];
  return (
    <div className="inv">
      <PageHead
        title="Controls"
        sub={
          <>
            {view.framework.title}, held against {view.at} of <DateTime iso={view.takenAt} />.
          </>
        }
      >
        <Frameworks view={view} links={links} />
        <Levels level={level} links={links} />
        <a className="btn" href={links.report()} download>
          <Download className="i" aria-hidden="true" />
          Report
        </a>
        <PrintButton />
      </PageHead>
      <p className="print-line">
        {account.name}, {view.at}, {dateTime(view.takenAt)}. Digest {view.digest}.{" "}
        {asked.length === 0 ? "No filters" : `Filters: ${asked.join("; ")}`}.
      </p>
      <Score
        view={view}
        params={params}
        links={links}
        before={before === null || before.digest === null ? null : { at: before.at, totals: totals(before) }}
      />
      <div className="filters controls-filters">
        <ListSearch
          page="controls"
          account={account.name}
          query={controlQuery(params)}
          q={q ?? ""}
          label="Search number or title of a control"
          placeholder="Control or number"
        />
        {CONTROL_STATUSES.filter((one) => totals(view).controls[one] > 0 || status.includes(one)).map((one) => (
          <Link
            key={one}
            className="chip quick"
            href={links.status(one)}
            prefetch={false}
            scroll={false}
            aria-current={status.includes(one) ? "true" : undefined}
          >
            <OutcomeMark of={one} />
            <span className="t3">{count(totals(view).controls[one])}</span>
          </Link>
        ))}
        {filtered ? (
          <Link className="btn quiet" href={links.clear()} prefetch={false} scroll={false}>
            Clear
          </Link>
        ) : null}
        <p className="sr" role="status">
          {count(shown)} of {counted(whole, "control")}
        </p>
      </div>
      {shown === 0 ? (
        <Empty title={`0 of ${counted(whole, "control")} match`}>
          <p className="t2 brk">Asked for: {asked.join(", ")}.</p>
          <Link className="btn" href={links.clear()} prefetch={false}>
            Clear filters
          </Link>
        </Empty>
      ) : (
        <ListHands page="controls" account={account.name} query={controlQuery(params)} opened={null} foot={null}>
          <ControlTable view={view} sections={sections} links={links} />
        </ListHands>
      )}
      <p className="tbl-foot">
        {count(shown)} of {counted(whole, "control")}. A control is what the worst of its findings is: fail, not seen,
        manual, pass, not applicable. One failing resource fails its control.
      </p>
    </div>
  );
}

function Frameworks({ view, links }: { view: FrameworkView; links: ControlLinks }) {
  const scored = view.frameworks.filter((one) => one.scored);
  const others = view.frameworks.filter((one) => !one.scored);
  return (
    <>
      <Choice
        label="Framework"
        items={scored.map(({ id, title }) => item(id, frameworkWords(id), title, view, links))}
      />
      <Choice
        label="Cross-referenced versions, not scored"
        items={others.map(({ id, title }) =>
          item(id, id.replace(/^cis-/, ""), `${title}, cross-referenced and not scored`, view, links),
        )}
      />
    </>
  );
}

type Item = { href: Route; words: string; title?: string; current: boolean };

function item(id: string, words: string, title: string, view: FrameworkView, links: ControlLinks): Item {
  // Sections and statuses of another version may not be the same.
  const href = links.here({ framework: id, q: null, section: [] });
  return { href, words, title, current: id === view.framework.id };
}

function Levels({ level, links }: { level: "1" | "2" | null; links: ControlLinks }) {
  return (
    <Choice
      label="Level"
      items={([null, "1", "2"] as const).map((one) => ({
        href: links.here({ level: one }),
        words: one === null ? "Both levels" : `Level ${one}`,
        current: one === level,
      }))}
    />
  );
}

function Choice({ label, items }: { label: string; items: Item[] }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls, these are links.
    <div className="seg" role="group" aria-label={label}>
      {items.map(({ href, words, title, current }) => (
        <Link
          key={words}
          href={href}
          title={title}
          prefetch={false}
          scroll={false}
          aria-current={current ? "true" : undefined}
        >
          {words}
        </Link>
      ))}
    </div>
  );
}
