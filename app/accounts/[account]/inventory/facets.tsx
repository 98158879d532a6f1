import { count, counted } from "@/components/format";
import { NotSeen } from "@/components/ui/status";
import type { FacetName } from "@/lib/model/inventory-filter";
import type { Facet as FacetView } from "@/lib/operations/resources/views";
import { FacetList } from "../list/facet-list";
import { FacetSheet } from "../list/facet-sheet";
import { FACET_WORDS } from "./facet-words";
import type { ViewLinks } from "./view-links";

/** Choices that stand in sight; beyond so many a list can be searched. */
const SHORT = 6;

type Choice = FacetView["choices"][number];

const UNSEEN: Choice = { value: "no", label: "not seen", count: 0, chosen: false };

/** What was not seen is always a choice, so that its absence is a fact and no silence. */
function withUnseen(facet: FacetView): FacetView {
  return facet.choices.some(({ value }) => value === UNSEEN.value)
    ? facet
    : { ...facet, choices: [...facet.choices, UNSEEN] };
}

/** Filters of the inventory as links, each with its count under the other filters. */
export function Facets({ facets, links, total }: { facets: FacetView[]; links: ViewLinks; total: number }) {
  return (
    <FacetSheet show={`Show ${counted(total, "resource")}`}>
      {facets
        .filter(({ choices }) => choices.length > 0)
        .map((facet) => (
          <Facet key={facet.name} {...(facet.name === "seen" ? withUnseen(facet) : facet)} links={links} />
        ))}
    </FacetSheet>
  );
}

function Facet({ name, choices, more, links }: FacetView & { links: ViewLinks }) {
  const { title, plural } = FACET_WORDS[name];
  const first = inSight(choices);
  const rest = choices.filter((choice) => !first.includes(choice));
  const none = rest.every((choice) => choice.count === 0);
  return (
    <FacetList
      title={title}
      searched={choices.length > SHORT ? plural : null}
      first={<Choices name={name} choices={first} links={links} />}
      more={`${count(rest.length)} more ${rest.length === 1 ? title.toLowerCase() : plural}${none ? ", none match" : ""}`}
      rest={rest.length === 0 ? null : <Choices name={name} choices={rest} links={links} />}
      left={more === 0 ? null : `${count(more)} more ${plural} are found by the search above the table.`}
    />
  );
}

/**
 * The first choices of a facet, of tags the first keys and the first values of each opened key. What is chosen stays in
 * sight with its key, however far down its count puts it.
 */
function inSight(choices: Choice[]): Choice[] {
  let keys = 0;
  let values = 0;
  return choices.filter(({ chosen, without }, index) => {
    const isKey = without !== undefined;
    if (isKey) values = 0;
    const rank = isKey ? keys++ : values++;
    const next = choices[index + 1];
    const isOpened = isKey && next !== undefined && next.without === undefined;
    return rank < SHORT || chosen || without?.chosen === true || isOpened;
  });
}

function Choices({ name, choices, links }: { name: FacetName; choices: Choice[]; links: ViewLinks }) {
  return (
    <ul>
      {choices.map(({ value, label, count: figure, chosen, without }) => (
        <li key={value} className={name === "tag" ? (without === undefined ? "of-key" : "key") : undefined}>
          <a href={links.choice(name, value)} aria-current={chosen ? "true" : undefined} title={label}>
            <span className="check" />
            <Label name={name} value={value} label={label} />
            <span className="n">{count(figure)}</span>
          </a>
          {without === undefined ? null : (
            <a
              className="without"
              href={links.choice(name, without.value)}
              aria-current={without.chosen ? "true" : undefined}
              title={`without ${label}: ${count(without.count)}`}
            >
              without
              <span className="sr">
                {" "}
                <bdi>{label}</bdi>,
              </span>{" "}
              <span className="n">{count(without.count)}</span>
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}

function Label({ name, value, label }: Pick<Choice, "value" | "label"> & { name: FacetName }) {
  if (name === "seen" && value === "no") return <NotSeen />;
  const id = ` (${value})`;
  if (name !== "vpc" || !label.endsWith(id)) return <bdi className="ell">{label}</bdi>;
  // One line has no room for both the name and the id of a VPC.
  return (
    <bdi className="ell">
      {label.slice(0, -id.length)} <code>{value}</code>
    </bdi>
  );
}
