import Link from "next/link";
import { DateTime } from "@/components/ui/date-time";
import type { AbsentResource } from "@/lib/operations/resources/detail-views";
import { PastStates } from "./history";
import { resourcePath } from "./resource-links";
import { Block, type ResourceView } from "./resource-view";

/** A resource that the shown snapshot does not hold, though another one does: when it was there, and the way there. */
export function Absent({ view, resource }: { view: ResourceView; resource: AbsentResource }) {
  const { account, arn, at, known } = resource;
  if (known === null) return <p className="t2">No snapshot of {account} holds this resource.</p>;
  const { before, goneIn, after } = known;
  const target = before ?? after;
  return (
    <div className="res-body">
      <div className="notice info">
        <span />
        <div className="stack" style={{ gap: 4 }}>
          <p>
            {before === null ? (
              <>
                <b>{at} does not hold it.</b> It was seen for the first time later
                {after === null ? (
                  ""
                ) : (
                  <>
                    , in {after.name}, <DateTime iso={after.at} form="day" />
                  </>
                )}
                .
              </>
            ) : (
              <>
                <b>It is gone in {at}.</b> It was last seen in {before.name}, <DateTime iso={before.at} form="day" />
                {goneIn === null ? (
                  ""
                ) : (
                  <>
                    , and {goneIn.name}, <DateTime iso={goneIn.at} form="day" />, did not find it any more
                  </>
                )}
                .
                {after === null ? (
                  ""
                ) : (
                  <>
                    {" "}
                    {after.name}, <DateTime iso={after.at} form="day" />, found it again.
                  </>
                )}
              </>
            )}
          </p>
          {target === null ? null : (
            <p>
              <Link className="btn" href={resourcePath(account, target.name, arn)} prefetch={false}>
                Show it as of {target.name}
              </Link>
            </p>
          )}
        </div>
      </div>
      <Block view={view} title="History">
        <PastStates view={view} arn={arn} history={known.history} />
      </Block>
    </div>
  );
}
