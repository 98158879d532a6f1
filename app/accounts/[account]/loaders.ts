import { cache } from "react";
import { getAccount } from "@/lib/operations/accounts/get-account";
import { listAccounts } from "@/lib/operations/accounts/list-accounts";
import { getSnapshot } from "@/lib/operations/snapshots/get-snapshot";
import { load } from "@/lib/web/load";

/** All accounts, as the header offers them; read once for a request, however many parts ask. */
export const allAccounts = cache(() => load(listAccounts, {}));

/** The account that a page is about, out of all of them. */
export const accountOf = cache(
  async (name: string) =>
    (await allAccounts()).find((account) => account.name === name) ??
    // Says which there are.
    load(getAccount, { name }),
);

/** A snapshot of it by name (`S5`), date or `latest`; read once for a request. */
export const snapshotAt = cache((name: string, at: string) => load(getSnapshot, { account: name, at }));
