"use client";

import { useLinkStatus } from "next/link";
import { createPortal } from "react-dom";
import { PageHeadSkeleton, TableSkeleton } from "@/components/ui/skeleton";

const COLUMNS = [null, 190, 120, 90];

/**
 * Inside a link to a page: while the page is read, its shape stands where it will be. A `loading.tsx` would do the
 * same, but it answers before the page knows whether it exists, so that its status is 200, and it keeps what it
 * streams hidden from browsers without scripts.
 */
export function PagePending({ title }: { title: string }) {
  const { pending } = useLinkStatus();
  const main = pending ? document.getElementById("main") : null;
  if (main === null) return null;
  return createPortal(
    <div className="page-pending late-in">
      <PageHeadSkeleton title={title} />
      <TableSkeleton columns={COLUMNS} />
    </div>,
    main,
  );
}
