"use client";

import { Search } from "lucide-react";
import { useEffect, useRef } from "react";

/**
 * The search of a page: a plain form that puts `q` into the address beside what is `kept`. The key `/` leads to it
 * from anywhere but another field.
 */
export function SearchField({
  label,
  placeholder,
  value,
  kept,
}: {
  label: string;
  placeholder: string;
  value: string;
  kept: Readonly<Record<string, string | undefined>>;
}) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof HTMLElement && event.target.closest("input, textarea, select, [contenteditable]"))
        return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    document.addEventListener("keydown", focus);
    return () => document.removeEventListener("keydown", focus);
  }, []);
  return (
    <search>
      <form>
        {Object.entries(kept).map(([name, given]) =>
          given === undefined ? null : <input key={name} type="hidden" name={name} value={given} />,
        )}
        <label className="input">
          <Search className="i" aria-hidden="true" />
          <input
            key={value}
            ref={field}
            type="search"
            name="q"
            aria-label={label}
            placeholder={placeholder}
            defaultValue={value}
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
          />
          <kbd className="hide-sm">/</kbd>
        </label>
      </form>
    </search>
  );
}
