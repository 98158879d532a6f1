"use client";

import { toast } from "@/components/ui/toasts";

/** Copies the address of the view as it stands, and says so. */
export async function copyLink(): Promise<void> {
  try {
    await navigator.clipboard.writeText(location.href);
    toast({ text: "Copied the link to this view" });
  } catch {
    toast({ text: "The browser refused to copy. The link stands in its address bar." });
  }
}
