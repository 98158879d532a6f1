"use client";

import { ListFilter } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Popover } from "@/components/ui/popover";
import { useCloseOverlay } from "@/components/ui/use-overlay";
import { FIELD_OPERATORS } from "@/lib/model/inventory-filter";
import type { InventoryField } from "@/lib/operations/resources/views";
import { accountPath } from "@/lib/web/links";
import type { Query } from "./cell-filter";
import { OPERATOR_WORDS } from "./facet-words";

type Props = { account: string; query: Query; fields: readonly InventoryField[] };

/** Adds a condition on a field of the configuration; for views of one type. */
export function FieldFilter(props: Props) {
  return (
    <Popover
      label="Filter by a field"
      triggerClass="btn quiet"
      panelClass="field-filter"
      trigger={
        <>
          <ListFilter className="i" aria-hidden="true" />
          Filter by field
        </>
      }
    >
      <Editor {...props} />
    </Popover>
  );
}

function Editor({ account, query, fields }: Props) {
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
