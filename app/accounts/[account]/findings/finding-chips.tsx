import { X } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { count } from "@/components/format";
import { Chip } from "@/components/ui/chip";
import { OutcomeMark, SeverityMark } from "@/components/ui/verdict";
import { SEVERITIES } from "@/lib/model/finding";
import { FINDING_FACETS } from "@/lib/model/finding-filter";
import type { FindingList } from "@/lib/operations/findings/views";
import type { FindingParams } from "@/lib/web/finding-params";
import type { FindingLinks } from "./finding-links";
import { choiceWords, FINDING_FACET_WORDS } from "./finding-words";

/** One filter in words, with the address of the view without it. */
export type FindingFilterWords = { key: string; name: string; value: string; without: Route };

/** A framework as people call it: `CIS 7.0`. */
export function frameworkWords(id: string): string {
  return id === "bearings" ? "Our own" : id.replace(/^cis-/, "CIS ");
}

/** The filters of a view in words, one for each parameter but the search. */
export function findingFilterWords(
  params: FindingParams,
  list: Pick<FindingList, "facets">,
  links: FindingLinks,
): FindingFilterWords[] {
  const { arn, framework, level, control } = params;
  const chosen = FINDING_FACETS.flatMap((name) => {
    const choices = list.facets.find((facet) => facet.name === name)?.choices ?? [];
    return params[name].map((value) => ({
      key: `${name}=${value}`,
      name: FINDING_FACET_WORDS[name].title,
      value: choiceWords(name, value, choices.find((choice) => choice.value === value)?.label ?? value),
      without: links.choice(name, value),
    }));
  });
  return [
    ...(framework === null
      ? []
      : [
          {
            key: "framework",
            name: "Framework",
            value: frameworkWords(framework),
            without: links.here({ framework: null, level: null, control: [] }),
          },
        ]),
    ...(level === null ? [] : [{ key: "level", name: "Level", value: level, without: links.here({ level: null }) }]),
    ...control.map((number) => ({
      key: `control=${number}`,
      name: "Control",
      value: number,
      without: links.here({ control: control.filter((one) => one !== number) }),
    })),
    ...(arn === null ? [] : [{ key: "arn", name: "Resource", value: arn, without: links.here({ arn: null }) }]),
    ...chosen,
  ];
}

/** The filters that hold, each with a cross. */
export function FilterChips({ filters }: { filters: FindingFilterWords[] }) {
  return filters.map(({ key, name, value, without }) => <Chip key={key} name={name} value={value} without={without} />);
}

type QuickProps = { list: FindingList; params: FindingParams; links: FindingLinks };

/** The filters that are asked for most, each with what it would leave: failures by severity, what is new, what is not seen. */
export function QuickChips({ list, params, links }: QuickProps) {
  const counts = (name: "status" | "severity" | "news", value: string) =>
    list.facets.find((facet) => facet.name === name)?.choices.find((choice) => choice.value === value)?.count ?? 0;
  const isFail = params.status.length === 1 && params.status[0] === "fail";
  const news = (["new", "regressed"] as const).filter(
    (value) => counts("news", value) > 0 && !params.news.includes(value),
  );
  return (
    <>
      {(["fail", "not_seen", "manual"] as const)
        .filter((status) => !params.status.includes(status) && counts("status", status) > 0)
        .map((status) => (
          <Quick key={status} href={links.here({ status: [status] })} figure={counts("status", status)}>
            <OutcomeMark of={status} />
          </Quick>
        ))}
      {isFail
        ? SEVERITIES.filter((severity) => !params.severity.includes(severity) && counts("severity", severity) > 0).map(
            (severity) => (
              <Quick key={severity} href={links.choice("severity", severity)} figure={counts("severity", severity)}>
                <SeverityMark of={severity} />
              </Quick>
            ),
          )
        : null}
      {news.map((value) => (
        <Quick key={value} href={links.choice("news", value)} figure={counts("news", value)}>
          {choiceWords("news", value, value)}
        </Quick>
      ))}
    </>
  );
}

function Quick({ href, figure, children }: { href: Route; figure: number; children: React.ReactNode }) {
  return (
    <Link className="chip quick" href={href} prefetch={false} scroll={false}>
      {children}
      <span className="t3">{count(figure)}</span>
    </Link>
  );
}

/** Takes all filters away. */
export function ClearFilters({ links, button = false }: { links: FindingLinks; button?: boolean }) {
  return (
    <Link className={button ? "btn" : "btn quiet"} href={links.clear()} prefetch={false} scroll={false}>
      {button ? null : <X className="i" aria-hidden="true" />}
      {button ? "Clear filters" : "Clear"}
    </Link>
  );
}
