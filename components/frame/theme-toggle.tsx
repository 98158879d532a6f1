"use client";

import { Moon } from "lucide-react";

const YEAR_SECONDS = 31_536_000;

/** Switches between light and dark, and keeps the choice in a cookie, so that the server draws it from then on. */
export function ThemeToggle() {
  const toggle = () => {
    const root = document.documentElement;
    const chosen = root.dataset.theme;
    const dark = chosen === undefined ? matchMedia("(prefers-color-scheme: dark)").matches : chosen === "dark";
    const next = dark ? "light" : "dark";
    root.dataset.theme = next;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser.
    document.cookie = `theme=${next}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax`;
  };
  return (
    <button type="button" className="btn quiet icon" onClick={toggle} aria-label="Switch light or dark">
      <Moon className="i" aria-hidden="true" />
    </button>
  );
}
