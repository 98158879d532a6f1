"use client";

import { Moon } from "lucide-react";
import { switchTheme } from "./theme";

/** Switches between light and dark, and keeps the choice in a cookie. */
export function ThemeToggle({ className = "" }: { className?: string }) {
  return (
    <button
      type="button"
      className={`btn quiet icon ${className}`}
      onClick={switchTheme}
      aria-label="Switch light or dark"
      title="Switch light or dark"
    >
      <Moon className="i" aria-hidden="true" />
    </button>
  );
}
