import { Check } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { count } from "@/components/format";
import { NotSeen } from "@/components/ui/status";
import type { ResourceList } from "@/lib/operations/resources/views";
import type { InventoryParams } from "@/lib/web/view-params";

const SHORT = 6;

type Choice = { key: string; label: ReactNode; figure: number; chosen: boolean; href: Route };

/** Filters of the inventory as links, each with its count in the whole snapshot. */
export function Facets({
  counts,
  shown,
  here,
}: {
  counts: ResourceList["counts"];
  shown: InventoryParams;
  here: (changes: Partial<InventoryParams>) => Route;
}) {
  const choice = (name: "type" | "region", key: string, label: string, figure: number): Choice => {
    const chosen = shown[name] === key;
    return { key, label, figure, chosen, href: here({ [name]: chosen ? undefined : key }) };
  };
  const seenChoice = (seen: boolean, label: ReactNode, figure: number): Choice => {
    const chosen = shown.seen === seen;
    return { key: String(seen), label, figure, chosen, href: here({ seen: chosen ? undefined : seen }) };
  };
  return (
    <div>
      <input type="checkbox" id="facets" className="facets-switch" />
      <label htmlFor="facets" className="btn">
        Filters
      </label>
      <div className="facets">
        <Facet
          title="Type"
          choices={counts.types.map((type) => choice("type", type.type, type.title, type.resources))}
        />
        <Facet
          title="Region"
          choices={counts.regions.map(({ region, resources }) => choice("region", region, region, resources))}
        />
        <Facet
          title="Seen"
          choices={[
            seenChoice(true, "seen", counts.resources - counts.notSeen),
            seenChoice(false, <NotSeen />, counts.notSeen),
          ]}
        />
      </div>
    </div>
  );
}

function Facet({ title, choices }: { title: string; choices: Choice[] }) {
  // What is chosen stays in sight, however far down its count puts it.
  const first = choices.filter((choice, index) => index < SHORT || choice.chosen);
  const rest = choices.filter((choice) => !first.includes(choice));
  return (
    <section className="facet" aria-label={title}>
      <h2>{title}</h2>
      <Choices choices={first} />
      {rest.length === 0 ? null : (
        <details>
          <summary>{count(rest.length)} more</summary>
          <Choices choices={rest} />
        </details>
      )}
    </section>
  );
}

function Choices({ choices }: { choices: Choice[] }) {
  return (
    <ul>
      {choices.map(({ key, label, figure, chosen, href }) => (
        <li key={key}>
          <Link href={href} prefetch={false} aria-current={chosen ? "true" : undefined}>
            <span className="box">{chosen ? <Check aria-hidden="true" /> : null}</span>
            <span className="ell">{label}</span>
            <span className="n">{count(figure)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
