"use client";

import { useEffect, useRef } from "react";
import type { KeyName } from "./catalog";
import { bind } from "./registry";

/**
 * Binds keys while the calling component is on the page: `useKeys({ j: next, k: previous })`. Names come from the
 * catalog. Off inside fields, while an overlay is open, and when switched off in the settings (but for Esc and those
 * with Ctrl). A key that is bound twice runs the one bound last. Handlers may be new functions on each render; null or
 * undefined leaves the key to whoever else wants it.
 */
export function useKeys(handlers: { readonly [Name in KeyName]?: (() => void) | null | undefined }): void {
  const current = useRef(handlers);
  useEffect(() => {
    current.current = handlers;
  });
  const names = (Object.keys(handlers) as KeyName[]).filter((name) => handlers[name] != null);
  const wanted = names.join("\n");
  useEffect(() => {
    const unbind = wanted
      .split("\n")
      .filter((name): name is KeyName => name !== "")
      .map((name) => bind(name, () => current.current[name]?.()));
    return () => {
      for (const each of unbind) each();
    };
  }, [wanted]);
}
