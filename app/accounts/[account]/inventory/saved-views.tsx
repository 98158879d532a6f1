"use client";

import { Bookmark } from "lucide-react";
import { Popover } from "@/components/ui/popover";
import { ViewsPanel } from "./late-panels";
import type { Props } from "./views-panel";

/** Views of the inventory that have a name: each a link, and the one shown can become one. */
export function SavedViews(props: Props) {
  const shown = props.views.find((view) => view.query === props.query);
  return (
    <Popover
      label="Saved views"
      align="end"
      panelClass="views"
      trigger={
        <>
          <Bookmark className="i" aria-hidden="true" />
          {shown === undefined ? "Saved views" : <bdi className="ell">{shown.name}</bdi>}
        </>
      }
      triggerLabel={shown === undefined ? "Saved views" : `Saved views, ${shown.name} is shown`}
    >
      <ViewsPanel {...props} />
    </Popover>
  );
}
