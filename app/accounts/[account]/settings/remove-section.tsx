import { counted } from "@/components/format";
import { DateTime } from "@/components/ui/date-time";
import { Section } from "@/components/ui/page-head";
import type { AccountContents } from "@/lib/operations/accounts/views";
import { removeAccountAction } from "./actions";
import { OneField } from "./one-field";

/** Removing an account, with what exactly goes and what stays. */
export function RemoveSection({ account, contents }: { account: string; contents: AccountContents }) {
  const { snapshots, resources, scans, views, firstAt, lastAt } = contents;
  return (
    <Section title="Remove this account">
      <div className="stack part">
        <p>This cannot be undone. It removes, from this machine only:</p>
        <ul className="dots">
          <li>
            {counted(snapshots, "snapshot")}
            {firstAt === null || lastAt === null ? null : (
              <>
                {" "}
                of <DateTime iso={firstAt} form="day" />
                {snapshots === 1 ? null : (
                  <>
                    {" "}
                    to <DateTime iso={lastAt} form="day" />
                  </>
                )}
              </>
            )}
            , with the history of {counted(resources, "resource")}
          </li>
          <li>
            {counted(scans, "scan")} and their progress, {counted(views, "saved view")}
          </li>
          <li>the name and the way in</li>
        </ul>
        <p className="t3">
          Nothing changes in AWS: a role made for Bearings stays there until somebody deletes it. The log keeps that{" "}
          {account} was removed with {counted(snapshots, "snapshot")}, and when.
        </p>
        <OneField
          action={removeAccountAction}
          hidden={{ account }}
          name="confirm"
          errorAt="confirm"
          label={`Type ${account} to remove it`}
          value=""
          button={
            <button type="submit" className="btn danger">
              Remove account
            </button>
          }
        />
      </div>
    </Section>
  );
}
