import Link from "next/link";
import type { ReactNode } from "react";
import type { PageGroup } from "@/app/frame/account-pages";
import { NavSheet } from "@/app/frame/nav-sheet";
import { PageIcon } from "@/app/frame/page-icons";
import { PagePending } from "@/app/frame/page-pending";
import { KeysButton } from "@/components/keys/keys-button";

/**
 * Pages of an account: beside the content, as a rail of icons where there is less room, and on a phone a sheet that
 * the header's menu opens, without a script too.
 * @param children what the sheet shows below the pages, because the header has no room for it there.
 */
export function AccountNav({ groups, children }: { groups: PageGroup[]; children: ReactNode }) {
  return (
    <NavSheet>
      {groups.map((group) => (
        <div key={group.title} className="nav-group">
          {group.title === null ? null : <h2>{group.title}</h2>}
          {group.pages.map(({ title, icon, href, here, figure }) => (
            <Link key={title} href={href} prefetch={false} title={title} aria-current={here ? "page" : undefined}>
              <PageIcon icon={icon} />
              <span>{title}</span>
              {figure === null ? null : <span className="n">{figure}</span>}
              <PagePending title={title} />
            </Link>
          ))}
        </div>
      ))}
      <div className="foot">
        <span>
          <kbd>/</kbd> search
        </span>
        <KeysButton />
      </div>
      <div className="sheet-foot">{children}</div>
    </NavSheet>
  );
}
