import { count, counted } from "@/components/format";
import { OutcomeMark, SeverityMark } from "@/components/ui/verdict";
import { SEVERITIES, VERDICT_STATUSES } from "@/lib/model/finding";
import { FINDING_FACETS, type FindingFacet } from "@/lib/model/finding-filter";
import type { FindingChoice, FindingList } from "@/lib/operations/findings/views";
import type { FindingParams } from "@/lib/web/finding-params";
import { FacetList } from "../list/facet-list";
import { FacetSheet } from "../list/facet-sheet";
import type { FindingLinks } from "./finding-links";
import { choiceWords, FINDING_FACET_WORDS } from "./finding-words";

/** Choices that stand in sight; beyond so many a list can be searched. */
const SHORT = 6;
/** Facets of which zero is said too: that nothing is not seen is a fact and no silence. */
const WHOLE: Partial<Record<FindingFacet, readonly string[]>> = { status: VERDICT_STATUSES };

/** Filters of the findings as links, each with its count under the other filters. */
export function FindingFacets({
  list,
  params,
  links,
}: {
  list: FindingList;
  params: FindingParams;
  links: FindingLinks;
}) {
  // How bad a failure is says nothing of what does not fail: 200 passes of critical checks are no alarm.
  const isOfFailures = params.severity.length > 0 || (params.status.length === 1 && params.status[0] === "fail");
  return (
    <FacetSheet show={`Show ${counted(list.total, "finding")}`}>
      {FINDING_FACETS.map((name) => {
        const given = list.facets.find((facet) => facet.name === name)?.choices ?? [];
        const choices = whole(name, given);
        if (name === "severity" && !isOfFailures) return null;
        // A single choice that everything has narrows nothing.
        if (choices.length === 0 || (choices.length === 1 && choices[0]?.chosen === false)) return null;
        return <Facet key={name} name={name} choices={choices} links={links} />;
      })}
    </FacetSheet>
  );
}

function whole(name: FindingFacet, choices: FindingChoice[]): FindingChoice[] {
  const values = WHOLE[name];
  if (values === undefined) return choices;
  return values.map(
    (value) => choices.find((choice) => choice.value === value) ?? { value, label: value, count: 0, chosen: false },
  );
}

type FacetProps = { name: FindingFacet; choices: FindingChoice[]; links: FindingLinks };

function Facet({ name, choices, links }: FacetProps) {
  const { title, plural } = FINDING_FACET_WORDS[name];
  const first = choices.filter(({ chosen }, index) => index < SHORT || chosen);
  const rest = choices.filter((choice) => !first.includes(choice));
  return (
    <FacetList
      title={title}
      searched={choices.length > SHORT ? plural : null}
      first={<Choices name={name} choices={first} links={links} />}
      more={`${count(rest.length)} more ${rest.length === 1 ? title.toLowerCase() : plural}`}
      rest={rest.length === 0 ? null : <Choices name={name} choices={rest} links={links} />}
      left={null}
    />
  );
}

function Choices({ name, choices, links }: FacetProps) {
  return (
    <ul>
      {choices.map(({ value, label, count: figure, chosen }) => (
        <li key={value}>
          <a
            href={links.choice(name, value)}
            aria-current={chosen ? "true" : undefined}
            title={choiceWords(name, value, label)}
          >
            <span className="check" />
            <Label name={name} value={value} label={label} />
            <span className="n">{count(figure)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function Label({ name, value, label }: Pick<FindingChoice, "value" | "label"> & { name: FindingFacet }) {
  const status = VERDICT_STATUSES.find((one) => one === value);
  const severity = SEVERITIES.find((one) => one === value);
  if (name === "status" && status !== undefined) return <OutcomeMark of={status} />;
  if (name === "severity" && severity !== undefined) return <SeverityMark of={severity} />;
  return <bdi className="ell">{choiceWords(name, value, label)}</bdi>;
}
