import { CommandMenu } from "@/app/frame/command-menu";
import { Brand } from "@/components/frame/brand";
import { ThemeToggle } from "@/components/frame/theme-toggle";

/** Header without an account: the mark leads to all of them. */
export function BareBar() {
  return (
    <header className="topbar">
      <Brand />
      <div className="grow" />
      <CommandMenu place={{ accounts: [], account: null }} />
      <ThemeToggle />
    </header>
  );
}
