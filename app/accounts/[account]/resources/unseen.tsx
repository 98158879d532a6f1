import { DateTime } from "@/components/ui/date-time";
import { NotSeen } from "@/components/ui/status";
import { reasonWords } from "@/lib/model/gap-words";
import type { ResourceDetail } from "@/lib/operations/resources/detail-views";
import { gapCauses, gapGroups } from "@/lib/operations/snapshots/gap-causes";
import type { GapView } from "@/lib/operations/snapshots/views";
import { GapGroupNotice } from "../gap-group-notice";
import { Block, type ResourceView } from "./resource-view";

/** Says of a resource that the shown snapshot did not see that what stands here is older, and why. */
export function NotSeenNow({ view, resource }: { view: ResourceView; resource: ResourceDetail }) {
  if (resource.seen) return null;
  const { lastSeen, notSeenReason } = resource;
  return (
    <div className="not-seen-now">
      <p>
        <NotSeen /> in {view.at}.{" "}
        {notSeenReason === null ? "That scan did not look for it." : reasonWords(notSeenReason).why}{" "}
        <b>What stands here is the last known state</b>
        {lastSeen === null ? (
          "."
        ) : (
          <>
            , of {lastSeen.name}, <DateTime iso={lastSeen.at} form="day" />.
          </>
        )}
      </p>
    </div>
  );
}

/** Gaps that hide something of a resource, with what would close them. */
export function Gaps({ view, gaps }: { view: ResourceView; gaps: readonly GapView[] }) {
  if (gaps.length === 0) return null;
  return (
    <Block view={view} title="Gaps that touch it">
      <div className="stack">
        {gapGroups(gapCauses(gaps)).map((group) => (
          <GapGroupNotice key={group.reason} group={group} />
        ))}
      </div>
    </Block>
  );
}
