import Link from "next/link";
import { count, counted } from "@/components/format";
import { Empty } from "@/components/ui/page-head";
import type { FindingList } from "@/lib/operations/findings/views";
import type { FindingParams } from "@/lib/web/finding-params";
import { ClearFilters } from "./finding-chips";
import type { FindingLinks } from "./finding-links";
import { notCounted, sumOf } from "./parts-of-counts";

/** Says why there is no finding to show: not judged, nothing fails, or nothing matches. */
export function NoFindings({
  list,
  params,
  asked,
  links,
}: {
  list: FindingList;
  params: FindingParams;
  /** The filter in words. */
  asked: readonly string[];
  links: FindingLinks;
}) {
  const { of, whole } = list;
  const assessed = of.pass + of.fail;
  const onlyFails = params.status.length === 1 && params.status[0] === "fail";
  if (onlyFails && of.fail === 0 && sumOf(of) > 0) {
    const rest = notCounted(of);
    return (
      <Empty title={of.excused > 0 ? "Every failure is excused" : "Nothing fails"}>
        <p className="t2">
          {counted(assessed, "thing")} {assessed === 1 ? "was" : "were"} assessed and none fails.{" "}
          {rest === "" ? "0 not seen." : `Not counted: ${rest}.`}
        </p>
        <Link className="btn" href={links.here({ status: [] })} prefetch={false} scroll={false}>
          Show all {count(sumOf(of))}
        </Link>
      </Empty>
    );
  }
  return (
    <Empty title={`0 of ${counted(sumOf(whole), "finding")} match`}>
      <p className="t2 brk">Asked for: {asked.join(", ")}.</p>
      <ClearFilters links={links} button />
    </Empty>
  );
}

/** A snapshot that was stored before there were checks: what it holds was never judged, so nothing of it passes. */
export function NotJudged({
  account,
  at,
  newest,
  href,
}: {
  account: string;
  at: string;
  newest: string;
  href: Parameters<typeof Link>[0]["href"];
}) {
  return (
    <Empty title={`${at} was not judged`}>
      <p className="t2">
        It was stored before this version's checks. A snapshot is judged when it is stored; older ones of {account} stay
        as they are, and nothing in them counts as a pass.
      </p>
      {newest === at ? (
        <p className="t2">Scan again: the next snapshot is judged.</p>
      ) : (
        <Link className="btn" href={href} prefetch={false}>
          Show {newest}
        </Link>
      )}
    </Empty>
  );
}
