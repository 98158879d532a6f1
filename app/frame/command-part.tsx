"use client";

import { Command } from "cmdk";
import { Search } from "lucide-react";
import { useState } from "react";
import { DialogPart } from "@/components/ui/dialog-part";
import { type OverlayState, useCloseOverlay } from "@/components/ui/use-overlay";
import { Group, Line } from "./command-lines";
import { type CommandItem, type CommandPlace, commandItems, matching } from "./commands";
import { type FoundLine, useFind } from "./use-find";
import { useRun } from "./use-run";

const GROUPS = ["Go to", "Do", "Snapshots", "Accounts"] as const;
/** Of hundreds of snapshots that match, enough to see that more must be typed. */
const MOST_OF_A_GROUP = 20;

/** The command menu itself. */
export function CommandPart({ state, place }: { state: OverlayState; place: CommandPlace }) {
  return (
    <DialogPart
      open={state.open}
      onOpenChange={state.setOpen}
      title="Command menu"
      titleShown={false}
      panelClass="cmdk"
    >
      <Menu place={place} />
    </DialogPart>
  );
}

function Menu({ place }: { place: CommandPlace }) {
  const close = useCloseOverlay();
  const [typed, setTyped] = useState("");
  const { account } = place;
  const found = useFind(account?.view.account ?? null, account?.at ?? null, typed);
  const { run, visit, problem, recent } = useRun(place, close);
  const items = matching(commandItems(place), typed);
  const nothing = items.length === 0 && found.state === "found" && found.rows.length + found.checks.length === 0;
  return (
    <Command shouldFilter={false} label="Command menu">
      <div className="input">
        <Search className="i" aria-hidden="true" />
        <Command.Input
          value={typed}
          onValueChange={setTyped}
          placeholder={account === null ? "Type a command" : "Search resources, or type a command"}
          aria-label="Command or search"
          spellCheck={false}
        />
      </div>
      <Command.List className="cmdk-list" label="Commands">
        {problem === null ? null : (
          <p className="cmdk-say fail" role="alert">
            {problem}
          </p>
        )}
        {typed.trim() === "" && recent.length > 0 ? (
          <Group title="Recent">
            {recent.map((line) => (
              <Line key={line.href} id={`recent ${line.href}`} {...line} onSelect={() => visit(line)} />
            ))}
          </Group>
        ) : null}
        {typed.trim() === "" ? null : <Resources found={found} open={(row) => visit(row)} />}
        {typed.trim() === "" || found.checks.length === 0 ? null : (
          <Group title="Findings">
            {found.checks.map((row) => (
              <Line
                key={row.href}
                id={`check ${row.href}`}
                title={row.title}
                note={row.note}
                onSelect={() => visit(row)}
              />
            ))}
          </Group>
        )}
        {GROUPS.map((group) => (
          <Items key={group} title={group} items={items.filter((item) => item.group === group)} run={run} />
        ))}
        {nothing ? <p className="cmdk-say">Nothing matches.</p> : null}
      </Command.List>
      <p className="cmdk-foot" aria-hidden="true">
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> move
        </span>
        <span>
          <kbd>Enter</kbd> open
        </span>
        <span>
          <kbd>Esc</kbd> close
        </span>
      </p>
    </Command>
  );
}

function Items({ title, items, run }: { title: string; items: CommandItem[]; run: (item: CommandItem) => void }) {
  if (items.length === 0) return null;
  return (
    <Group title={title}>
      {items.slice(0, MOST_OF_A_GROUP).map((item) => (
        <Line
          key={item.id}
          id={item.id}
          title={item.title}
          icon={item.icon}
          note={item.blocked ?? item.note}
          keyName={item.key}
          disabled={item.blocked !== undefined}
          onSelect={() => run(item)}
        />
      ))}
    </Group>
  );
}

function Resources({ found, open }: { found: ReturnType<typeof useFind>; open: (row: FoundLine) => void }) {
  if (found.state === "failed")
    return (
      <p className="cmdk-say fail" role="alert">
        Resources could not be searched. {found.why}
      </p>
    );
  if (found.state === "idle" || (found.state === "found" && found.rows.length === 0)) return null;
  return (
    <Group title="Resources">
      {found.rows.map((row) => (
        <Line key={row.href} id={`resource ${row.href}`} title={row.title} note={row.note} onSelect={() => open(row)} />
      ))}
      {found.state === "searching" && found.rows.length === 0 ? <p className="cmdk-say">Searching</p> : null}
    </Group>
  );
}
