"use client";

import { Command } from "cmdk";
import type { ReactNode } from "react";
import type { KeyName } from "@/components/keys/catalog";
import { KeyCaps } from "@/components/keys/key-list";
import type { AccountPage } from "./account-pages";
import { PageIcon } from "./page-icons";

/** A titled part of the command menu's list. */
export function Group({ title, children }: { title: string; children: ReactNode }) {
  return <Command.Group heading={title}>{children}</Command.Group>;
}

/** One thing to go to or to do, with its key at the right. */
export function Line({
  id,
  title,
  icon,
  note,
  keyName,
  disabled = false,
  onSelect,
}: {
  id: string;
  title: string;
  icon?: AccountPage["icon"] | undefined;
  note?: string | undefined;
  keyName?: KeyName | undefined;
  disabled?: boolean;
  onSelect: () => void;
}) {
  return (
    <Command.Item value={id} disabled={disabled} onSelect={onSelect}>
      {icon === undefined ? <span className="no-icon" /> : <PageIcon icon={icon} />}
      <span className="ell">{title}</span>
      {note === undefined ? null : <span className="r">{note}</span>}
      {keyName === undefined ? null : (
        <span className="r">
          <KeyCaps name={keyName} />
        </span>
      )}
    </Command.Item>
  );
}
