"use client";

import { Search } from "lucide-react";
import { useRef } from "react";
import { useKeys } from "@/components/keys/use-keys";

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
  useKeys({
    "/": () => {
      field.current?.focus();
      field.current?.select();
    },
  });
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
