import type { ReactNode } from "react";
import { Brand } from "./brand";
import { ThemeToggle } from "./theme-toggle";

/** Header and content of pages that belong to no account. @param menu the command menu. */
export function BareFrame({ menu, children }: { menu: ReactNode; children: ReactNode }) {
  return (
    <div className="app">
      <header className="topbar">
        <Brand />
        <div className="grow" />
        {menu}
        <ThemeToggle />
      </header>
      <main className="main bare" id="main" tabIndex={-1}>
        <div className="narrow">{children}</div>
      </main>
    </div>
  );
}
