"use client";

import { ListFilter } from "lucide-react";
import { Popover } from "@/components/ui/popover";
import type { Props } from "./field-panel";
import { FieldPanel } from "./late-panels";

/** Adds a condition on a field of the configuration; for views of one type. */
export function FieldFilter(props: Props) {
  return (
    <Popover
      label="Filter by a field"
      triggerClass="btn quiet"
      panelClass="field-filter"
      trigger={
        <>
          <ListFilter className="i" aria-hidden="true" />
          Filter by field
        </>
      }
    >
      <FieldPanel {...props} />
    </Popover>
  );
}
