import Link from "next/link";
import { Section } from "@/components/ui/page-head";
import type { AccountView } from "@/lib/operations/accounts/views";
import { accountApiPath, accountPath } from "@/lib/web/links";

/** Files that can be taken away: the newest snapshot as a list, and all of them as bundles. */
export function Files({ account: { name, newestSnapshot } }: { account: AccountView }) {
  if (newestSnapshot === null) return null;
  const at = newestSnapshot.name;
  return (
    <Section title="Files" note={`of ${at}, the newest`}>
      <ul className="lines">
        <li>
          Inventory as{" "}
          <a className="link" href={accountApiPath(name, "inventory/csv", { at })}>
            CSV
          </a>{" "}
          or{" "}
          <a className="link" href={accountApiPath(name, "inventory/json", { at })}>
            JSON
          </a>
        </li>
        <li>
          <a className="link" href={accountApiPath(name, "bundle", { at })} download>
            Bundle of the whole snapshot
          </a>
          , to be imported by another Bearings
        </li>
        <li>
          Older ones:{" "}
          <Link className="link" href={accountPath(name, "snapshots", { at })}>
            all snapshots
          </Link>
        </li>
      </ul>
    </Section>
  );
}
