import Link from "next/link";
import { Section } from "@/components/ui/page-head";
import type { RelationView } from "@/lib/operations/resources/views";
import { accountPath } from "@/lib/web/links";

/** Other resources that this one names, or that name it, as links where the snapshot holds them. */
export function Relations({
  account,
  at,
  title,
  relations,
}: {
  account: string;
  at: string;
  title: string;
  relations: RelationView[];
}) {
  return (
    <Section title={title} note={String(relations.length)}>
      {relations.length === 0 ? (
        <p className="t3" style={{ paddingTop: 6 }}>
          {title === "Names" ? "It names no other resource." : "No resource in this snapshot names it."}
        </p>
      ) : (
        <ul className="lines">
          {relations.map((relation) => (
            <li key={[relation.verb, relation.type, relation.arn ?? relation.target].join()} className="brk">
              <span className="t3">{relation.verb}</span>{" "}
              {relation.arn === null ? (
                <span title="Not in this snapshot">{relation.target}</span>
              ) : (
                <Link href={accountPath(account, "resources", { at, arn: relation.arn })} prefetch={false}>
                  {relation.name ?? relation.target}
                </Link>
              )}{" "}
              <span className="t3 xs">{relation.typeTitle}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
