import type { Route } from "next";
import Link from "next/link";
import { Section } from "@/components/ui/page-head";
import type { SavedViewView } from "@/lib/operations/views/views";
import { accountPath } from "@/lib/web/links";
import { removeViewAction, renameViewAction } from "./actions";
import { OneField } from "./one-field";

/** Filters of the inventory that have a name: to be opened, renamed or removed. */
export function SavedViews({ account, views }: { account: string; views: readonly SavedViewView[] }) {
  return (
    <Section title="Saved views" note="of the inventory">
      {views.length === 0 ? (
        <p className="t3 part">None yet. Filter the inventory, then save the view there under a name.</p>
      ) : (
        <ul className="lines">
          {views.map((view, index) => (
            <li key={view.name} className="saved-view">
              <Link href={`${accountPath(account, "inventory")}?${view.query}` as Route} prefetch={false}>
                <bdi className="brk">{view.name}</bdi>
              </Link>
              <div className="row wrap">
                <details className="disclosure">
                  <summary>Rename</summary>
                  <OneField
                    action={renameViewAction}
                    hidden={{ account, view: view.name }}
                    name="newName"
                    id={`view-${index}`}
                    errorAt="newName"
                    label={`New name of ${view.name}`}
                    value={view.name}
                    button={
                      <button type="submit" className="btn">
                        Rename view
                      </button>
                    }
                  />
                </details>
                <form action={removeViewAction}>
                  <input type="hidden" name="account" value={account} />
                  <input type="hidden" name="view" value={view.name} />
                  <button type="submit" className="btn quiet sm danger" aria-label={`Remove the view ${view.name}`}>
                    Remove
                  </button>
                </form>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
