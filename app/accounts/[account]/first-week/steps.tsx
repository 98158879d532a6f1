import { CornerDownRight } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { count } from "@/components/format";
import type { FirstWeek } from "@/lib/operations/first-week/views";
import { accountPath } from "@/lib/web/links";
import { scopeQuery } from "@/lib/web/scope-params";

type Step = FirstWeek["steps"][number];

/** A choice of no region and no service is one of all. */
const EVERYTHING = scopeQuery({ regions: [], services: [] });

/** What to do next: where each step stands, the next thing as a link, and how much of its whole is done. */
export function Steps({ week }: { week: FirstWeek }) {
  return (
    <ol>
      {week.steps.map((step, index) => (
        <li key={step.name} className="step">
          <span className="no">{index + 1}</span>
          <h3>{step.name}</h3>
          <div className="stack">
            <p>{step.says}</p>
            {step.next === null ? null : (
              <p className="next">
                <CornerDownRight className="i" aria-hidden="true" />
                <Link href={target(week, step.next.target)} prefetch={false}>
                  {step.next.says}
                </Link>
              </p>
            )}
          </div>
          <Progress of={step.progress} />
        </li>
      ))}
    </ol>
  );
}

function target({ account, at }: FirstWeek, to: NonNullable<Step["next"]>["target"]): Route {
  switch (to.page) {
    case "gaps":
      return accountPath(account, `snapshots/${at}`);
    case "preflight":
      return accountPath(account, "preflight", { at, ...(to.everything ? EVERYTHING : {}) });
    case "inventory":
      return accountPath(account, "inventory", { at, ...to.filter });
  }
}

function Progress({ of }: { of: Step["progress"] }) {
  if (of === null) return null;
  const { done, total, what } = of;
  return (
    <div className="pr">
      <span>
        {count(done)} of {count(total)} {what}
      </span>
      <span className="meter" aria-hidden="true">
        <i style={{ width: `${total === 0 ? 0 : (done / total) * 100}%` }} />
      </span>
    </div>
  );
}
