"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useCloseOverlay } from "@/components/ui/use-overlay";
import { FIELD_OPERATORS } from "@/lib/model/inventory-filter";
import type { InventoryField } from "@/lib/operations/resources/views";
import { accountPath } from "@/lib/web/links";
import type { Query } from "../list/use-hands";
import { OPERATOR_WORDS } from "./facet-words";

/** What the panel is told. */
export type Props = { account: string; query: Query; fields: readonly InventoryField[] };

/** Field, comparison and value of a new condition. */
export function FieldPanel({ account, query, fields }: Props) {
  const router = useRouter();
  const close = useCloseOverlay();
  const [path, setPath] = useState(fields[0]?.path ?? "");
  const examples = fields.find((field) => field.path === path)?.examples ?? [];
  const add = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const condition = `${path}${form.get("operator")}${form.get("value")}`;
    close();
    router.push(accountPath(account, "inventory", { ...query, where: [...[query.where ?? []].flat(), condition] }), {
      scroll: false,
    });
  };
  return (
    <form className="stack" onSubmit={add}>
      <div className="field">
        <label htmlFor="field-path">Field</label>
        <select
          id="field-path"
          className="text-input mono"
          value={path}
          onChange={(event) => setPath(event.target.value)}
        >
          {fields.map((field) => (
            <option key={field.path} value={field.path}>
              {field.path}
            </option>
          ))}
        </select>
      </div>
      <div className="row">
        <select name="operator" className="text-input" aria-label="Comparison" style={{ width: 110 }}>
          {FIELD_OPERATORS.map((operator) => (
            <option key={operator} value={operator}>
              {OPERATOR_WORDS[operator]}
            </option>
          ))}
        </select>
        <input
          name="value"
          className="text-input mono"
          aria-label="Value"
          placeholder={examples[0] ?? "value"}
          list="field-values"
          maxLength={300}
          autoComplete="off"
          spellCheck={false}
        />
        <datalist id="field-values">
          {examples.map((example) => (
            <option key={example} value={example} />
          ))}
        </datalist>
      </div>
      <div>
        <button type="submit" className="btn">
          Add filter
        </button>
      </div>
    </form>
  );
}
