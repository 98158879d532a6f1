"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";
import { useKeys } from "@/components/keys/use-keys";
import { accountPath } from "@/lib/web/links";

/** Rest after the last letter before the list follows. */
const REST_MS = 180;

type Query = Readonly<Record<string, string | readonly string[] | null>>;

/**
 * The search of a list: the list follows while one types. The field keeps what is typed whatever arrives in the
 * meantime. Without scripts it is a form.
 * @param page path of the list below the account
 * @param query parameters of the view from its first page on; `q` among them.
 */
export function ListSearch({
  account,
  page,
  query,
  q,
  label,
  placeholder,
}: {
  account: string;
  page: string;
  query: Query;
  q: string;
  label: string;
  placeholder: string;
}) {
  const field = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [first] = useState(q);
  const [pending, start] = useTransition();
  const router = useRouter();

  const go = () => {
    clearTimeout(timer.current);
    timer.current = undefined;
    const text = field.current?.value.trim() ?? "";
    start(() => router.replace(accountPath(account, page, { ...query, q: text }), { scroll: false }));
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    // An address that changed by other means than this field (Back, Clear) is followed, but never over unsent letters.
    const input = field.current;
    if (input === null || pending || timer.current !== undefined) return;
    if (input.value.trim() !== q) input.value = q;
  }, [q, pending]);
  useKeys({
    "/": () => {
      field.current?.focus();
      field.current?.select();
    },
  });

  return (
    <search aria-busy={pending}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          go();
        }}
      >
        {Object.entries(query).flatMap(([name, value]) =>
          name === "q"
            ? []
            : [value ?? []].flat().map((one) => <input key={`${name}=${one}`} type="hidden" name={name} value={one} />),
        )}
        <label className="input">
          <Search className="i" aria-hidden="true" />
          <input
            ref={field}
            type="search"
            name="q"
            aria-label={label}
            placeholder={placeholder}
            defaultValue={first}
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
            onChange={() => {
              clearTimeout(timer.current);
              timer.current = setTimeout(go, REST_MS);
            }}
          />
          <kbd className="hide-sm">/</kbd>
        </label>
      </form>
    </search>
  );
}
