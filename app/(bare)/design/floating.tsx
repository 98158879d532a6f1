"use client";

import { CommandMenu } from "@/app/frame/command-menu";
import { SnapshotPanel } from "@/app/frame/lazy-snapshot-panel";
import { Ruler } from "@/components/frame/ruler-drawing";
import { KeysButton } from "@/components/keys/keys-button";
import { DialogButton } from "@/components/ui/dialog";
import { Menu } from "@/components/ui/menu";
import { Section } from "@/components/ui/page-head";
import { Popover } from "@/components/ui/popover";
import { toast } from "@/components/ui/toasts";

const TAKEN = [
  { name: "S5", finishedAt: "2026-09-04T06:00:00.000Z", resources: 1248, gaps: 8 },
  { name: "S4", finishedAt: "2026-09-03T06:00:00.000Z", resources: 1170, gaps: 0 },
  { name: "S3", finishedAt: "2026-09-02T06:00:00.000Z", resources: 1169, gaps: 11 },
  { name: "S2", finishedAt: "2026-09-01T06:00:00.000Z", resources: 1168, gaps: 22 },
  { name: "S1", finishedAt: "2026-08-31T14:02:00.000Z", resources: 1170, gaps: 23 },
];
const VIEW = { account: "pinecrate", page: ["inventory"], query: {} };

/** What floats: popovers, menus, dialogs, the command menu, snapshots by day, toasts. */
export function Floating() {
  return (
    <Section title="What floats">
      <div className="row wrap design-pad">
        <Popover label="A panel" trigger="Open popover">
          <p className="dialog-body">A panel under its button.</p>
        </Popover>
        <Menu
          trigger="Open menu"
          items={[
            { label: "Show as a table", current: true, onSelect: () => undefined },
            { label: "All accounts", href: "/accounts", note: "2" },
          ]}
        />
        <DialogButton trigger="Open dialog" title="Remove this account">
          <p className="dialog-body">Snapshots of it are removed too.</p>
        </DialogButton>
        <CommandMenu place={{ accounts: [{ name: "pinecrate", label: "sample", href: "/accounts" }], account: null }} />
        <KeysButton />
        <button
          type="button"
          className="btn"
          onClick={() => toast({ text: "Saved view removed", undo: () => undefined })}
        >
          Show toast
        </button>
        <Ruler snapshots={TAKEN} shown="S5" />
      </div>
      <div className="pop">
        <SnapshotPanel taken={TAKEN} shown="S5" view={VIEW} gapsHref="/accounts" allHref="/accounts" />
      </div>
    </Section>
  );
}
