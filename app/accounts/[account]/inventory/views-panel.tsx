"use client";

import { Pencil, Trash2 } from "lucide-react";
import Link from "next/link";
import { type FormEvent, useState, useTransition } from "react";
import { counted, day } from "@/components/format";
import { FailGlyph } from "@/components/ui/glyphs";
import { toast } from "@/components/ui/toasts";
import type { SavedViewView } from "@/lib/operations/views/views";
import { accountPath } from "@/lib/web/links";
import { removeViewAction, renameViewAction, saveViewAction, type ViewProblem } from "./saved-view-actions";

/** What the panel is told. */
export type Props = {
  account: string;
  /** Snapshot that a view is opened at. */
  at: string;
  views: SavedViewView[];
  /** The view shown, as it would be saved. */
  query: string;
};

/** The saved views, each with its ways to rename and remove it, and a field to save the one shown. */
export function ViewsPanel({ account, at, views, query }: Props) {
  const [renamed, setRenamed] = useState<string | null>(null);
  const [problem, setProblem] = useState<ViewProblem>(null);
  const [pending, start] = useTransition();
  const act = (action: () => Promise<ViewProblem>, then: () => void) =>
    start(async () => {
      const refused = await action();
      setProblem(refused);
      if (refused === null) then();
    });
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const name = nameIn(form);
    act(
      () => saveViewAction(account, name, query),
      () => {
        form.reset();
        toast({ text: `Saved the view ${name}` });
      },
    );
  };
  const remove = ({ name, query: kept }: SavedViewView) =>
    act(
      () => removeViewAction(account, name),
      () => toast({ text: `Removed the view ${name}`, undo: () => void saveViewAction(account, name, kept) }),
    );
  const rename = (event: FormEvent<HTMLFormElement>, name: string) => {
    event.preventDefault();
    const given = nameIn(event.currentTarget);
    act(
      () => renameViewAction(account, name, given),
      () => setRenamed(null),
    );
  };
  return (
    <div className="views-in" aria-busy={pending}>
      {views.length === 0 ? (
        <p className="t3">No view is saved yet. A view keeps search, filters, sorting and columns.</p>
      ) : (
        <ul aria-label={counted(views.length, "saved view")}>
          {views.map((view) => (
            <li key={view.name}>
              {renamed === view.name ? (
                <form className="row" onSubmit={(event) => rename(event, view.name)}>
                  <NameField label={`New name of ${view.name}`} value={view.name} />
                  <button type="submit" className="btn sm">
                    Rename
                  </button>
                </form>
              ) : (
                <>
                  <Link
                    className="ell"
                    href={accountPath(account, "inventory", { at, ...parameters(view.query) })}
                    prefetch={false}
                    aria-current={view.query === query ? "true" : undefined}
                    title={`${view.name}, saved ${day(view.madeAt)} by ${view.madeBy}`}
                  >
                    <bdi>{view.name}</bdi>
                  </Link>
                  <button
                    type="button"
                    className="btn quiet icon sm"
                    aria-label={`Rename ${view.name}`}
                    onClick={() => setRenamed(view.name)}
                  >
                    <Pencil className="i" aria-hidden="true" />
                  </button>
                  <button
                    type="button"
                    className="btn quiet icon sm"
                    aria-label={`Remove ${view.name}`}
                    onClick={() => remove(view)}
                  >
                    <Trash2 className="i" aria-hidden="true" />
                  </button>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      <form className="views-new" onSubmit={save}>
        <NameField label="Name of the view" placeholder="Name of this view" value="" />
        <button type="submit" className="btn">
          Save this view
        </button>
      </form>
      {problem === null ? null : (
        <p className="field-error" role="alert">
          <FailGlyph />
          <span>{problem}</span>
        </p>
      )}
    </div>
  );
}

function NameField({ label, placeholder, value }: { label: string; placeholder?: string; value: string }) {
  return (
    <input
      className="text-input"
      name="name"
      aria-label={label}
      placeholder={placeholder}
      defaultValue={value}
      // biome-ignore lint/a11y/noAutofocus: a name is typed where its button was pressed.
      autoFocus={value !== ""}
      maxLength={80}
      required
      autoComplete="off"
    />
  );
}

function nameIn(form: HTMLFormElement): string {
  const name = new FormData(form).get("name");
  return typeof name === "string" ? name.trim() : "";
}

/** A query string as parameters, the repeated ones as lists. */
function parameters(query: string): Record<string, string[]> {
  const params = new URLSearchParams(query);
  return Object.fromEntries([...new Set(params.keys())].map((name) => [name, params.getAll(name)]));
}
