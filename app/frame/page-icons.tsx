import { ClipboardCheck, Compass, EyeOff, Flag, History, ListChecks, PenLine, Settings, Table2 } from "lucide-react";
import type { AccountPage } from "./account-pages";

const ICONS = {
  home: Compass,
  inventory: Table2,
  findings: Flag,
  controls: ClipboardCheck,
  decisions: PenLine,
  history: History,
  gaps: EyeOff,
  preflight: ListChecks,
  settings: Settings,
};

/** The sign of a page, the same in the navigation and in the command menu. */
export function PageIcon({ icon }: { icon: AccountPage["icon"] }) {
  const Icon = ICONS[icon];
  return <Icon className="i" aria-hidden="true" />;
}
