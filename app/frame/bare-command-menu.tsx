import { listAccounts } from "@/lib/operations/accounts/list-accounts";
import { accountPath } from "@/lib/web/links";
import { currentActor } from "@/lib/web/session";
import { CommandMenu } from "./command-menu";

/** The command menu of pages that belong to no account. Where accounts cannot be read, the page says so; it offers the rest. */
export async function BareCommandMenu() {
  const accounts = await currentActor()
    .then((actor) => listAccounts(actor, {}))
    .catch(() => []);
  return (
    <CommandMenu
      place={{
        accounts: accounts.map(({ name, label }) => ({ name, label, href: accountPath(name, "") })),
        account: null,
      }}
    />
  );
}
