import type { HeldFact } from "@/lib/checks/engine/facts";
import type { JsonObject } from "@/lib/model/json";
import { type Read, seen } from "@/lib/model/read";
import { GLOBAL } from "@/lib/model/resource";
import { accountType } from "@/lib/model/resources/account";
import { resource } from "./facts";

/** A contact that has these fields, as it is stored: without what is in them. */
export function contactWith(...FilledIn: string[]): Read<JsonObject> {
  return seen({ FilledIn, Sha256: "0123456789abcdef".repeat(4) });
}

/** The account itself for a fact table, without any contact but what is given. */
export function awsAccount(
  contacts: { ContactInformation?: Read<JsonObject>; SecurityContact?: Read<JsonObject> } = {},
): HeldFact {
  const none = seen(null);
  return resource(
    accountType,
    {
      AccountInformation: seen({}),
      ContactInformation: none,
      BillingContact: none,
      OperationsContact: none,
      SecurityContact: none,
      Regions: seen([]),
      ...contacts,
    },
    { region: GLOBAL, id: "123456789012" },
  );
}
