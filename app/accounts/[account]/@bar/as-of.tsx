import Link from "next/link";
import { dateTime } from "@/components/format";
import { DateTime } from "@/components/ui/date-time";
import { NoteGlyph } from "@/components/ui/glyphs";
import type { AccountView } from "@/lib/operations/accounts/views";
import type { SnapshotDetail } from "@/lib/operations/snapshots/views";
import { type View, viewAt } from "@/lib/web/view-at";

/** Pages that are not about one date. */
const UNDATED = ["scans", "preflight", "settings"];

/** Says above the page that it shows an older date than there is; on paper, whose it is and as of when. */
export function AsOf({ account, snapshot, view }: { account: AccountView; snapshot: SnapshotDetail; view: View }) {
  const [section, name] = view.page;
  if ((section !== undefined && UNDATED.includes(section)) || (section === "snapshots" && name === undefined))
    return null;
  const { finishedAt } = snapshot;
  const newest = account.newestSnapshot;
  return (
    <>
      <p className="print-first">
        {[account.name, account.awsAccountId, snapshot.name, finishedAt && dateTime(finishedAt)]
          .filter((part) => part !== null && part !== "")
          .join(" · ")}
      </p>
      {newest === null || snapshot.next === null || finishedAt === null ? null : (
        <section className="as-of" aria-label="Date of this page">
          <NoteGlyph />
          <p>
            This page shows {snapshot.name} of <DateTime iso={finishedAt} />.{" "}
            <Link href={viewAt(view, newest.name)} prefetch={false}>
              Newest is {newest.name}
            </Link>
          </p>
        </section>
      )}
    </>
  );
}
