import { cache } from "react";
import { getAccount } from "@/lib/operations/accounts/get-account";
import { getSnapshot } from "@/lib/operations/snapshots/get-snapshot";
import { load } from "@/lib/web/load";

/** The account that a page is about; read once for a request, however many parts ask. */
export const accountOf = cache((name: string) => load(getAccount, { name: name }));

/** A snapshot of it by name (`S5`), date or `latest`; read once for a request. */
export const snapshotAt = cache((name: string, at: string) => load(getSnapshot, { account: name, at }));
