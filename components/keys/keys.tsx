"use client";

import { useEffect, useState } from "react";
import { copyLink } from "@/components/frame/copy-link";
import { Dialog } from "@/components/ui/dialog";
import { KeyList } from "./key-list";
import { listen } from "./registry";
import { useKeys } from "./use-keys";

/** Hears the keyboard on every page, and keeps the keys that work everywhere. Stands once, in the root layout. */
export function Keys() {
  const [open, setOpen] = useState(false);
  useEffect(listen, []);
  useEffect(() => {
    const show = () => setOpen(true);
    document.addEventListener(SHOW_KEYS, show);
    return () => document.removeEventListener(SHOW_KEYS, show);
  }, []);
  useKeys({ "?": () => setOpen(true), ".": () => void copyLink() });
  return (
    <Dialog open={open} onOpenChange={setOpen} title="Keys" panelClass="keys">
      <KeyList />
    </Dialog>
  );
}

const SHOW_KEYS = "bearings:show-keys";

/** Opens the list of keys from anywhere on the page. */
export function showKeys(): void {
  document.dispatchEvent(new Event(SHOW_KEYS));
}
