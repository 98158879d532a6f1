import { EyeOff, History, ListChecks, Table2 } from "lucide-react";
import Link from "next/link";
import { count } from "@/components/format";
import type { SnapshotDetail } from "@/lib/operations/snapshots/views";
import { accountPath } from "@/lib/web/links";

/** Pages of an account, in the groups that the work goes through. A new page is one entry. */
export function AccountNav({
  account,
  current,
  snapshot,
}: {
  account: string;
  current: string[];
  snapshot: SnapshotDetail | null;
}) {
  const at = snapshot?.name;
  const [section, name] = current;
  const groups = [
    {
      title: "Know",
      pages: [
        {
          title: "Inventory",
          icon: Table2,
          href: accountPath(account, "inventory", { at }),
          here: section === "inventory" || section === "resources",
          figure: snapshot === null ? null : count(snapshot.resources),
        },
      ],
    },
    {
      title: "Over time",
      pages: [
        {
          title: "Snapshots",
          icon: History,
          href: accountPath(account, "snapshots", { at }),
          here: (section === "snapshots" && name === undefined) || section === "scans",
          figure: null,
        },
      ],
    },
    {
      title: "Keep",
      pages: [
        ...(snapshot === null
          ? []
          : [
              {
                title: "Gaps",
                icon: EyeOff,
                href: accountPath(account, `snapshots/${snapshot.name}`),
                here: section === "snapshots" && name !== undefined,
                figure: count(snapshot.gaps),
              },
            ]),
        {
          title: "Pre-flight",
          icon: ListChecks,
          href: accountPath(account, "preflight", { at }),
          here: section === "preflight",
          figure: null,
        },
      ],
    },
  ];
  return (
    <nav className="nav" aria-label="Account pages">
      {groups.map((group) =>
        group.pages.length === 0 ? null : (
          <div key={group.title} className="nav-group">
            <h2>{group.title}</h2>
            {group.pages.map(({ title, icon: Icon, href, here, figure }) => (
              <Link key={title} href={href} prefetch={false} title={title} aria-current={here ? "page" : undefined}>
                <Icon className="i" aria-hidden="true" />
                <span>{title}</span>
                {figure === null ? null : <span className="n">{figure}</span>}
              </Link>
            ))}
          </div>
        ),
      )}
    </nav>
  );
}
