"use client";

import { Columns3 } from "lucide-react";
import { Popover } from "@/components/ui/popover";
import type { Props } from "./column-panel";
import { ColumnPanel } from "./late-panels";

/** Which columns the table has, and how high its rows are. */
export function ColumnChoice(props: Props) {
  return (
    <Popover
      label="Columns"
      align="end"
      panelClass="columns"
      trigger={
        <>
          <Columns3 className="i" aria-hidden="true" />
          Columns
        </>
      }
    >
      <ColumnPanel {...props} />
    </Popover>
  );
}
