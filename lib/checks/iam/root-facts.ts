import { fact } from "@/lib/checks/engine/define";
import type { Facts, KnownResource } from "@/lib/checks/engine/facts";
import { ifSeen, NotSeen, seen, together } from "@/lib/checks/engine/not-seen";
import type { DecidingFact } from "@/lib/model/finding";
import { accountSettings, type rootUser } from "@/lib/model/resources/iam-account";
import { ACCESS_KEYS, cell, isOn, type ReportRow } from "./credential-report";

/** What is known of the root user: its row of the credential report, the account summary, or both. */
export type RootFacts = {
  row: ReportRow | null;
  /** Counts by AWS's names (`AccountMFAEnabled`). It is of the moment, while the report may be four hours old. */
  summary: Readonly<Record<string, number>> | null;
  /** Whose the summary is. */
  settings: { arn: string } | undefined;
  /** That the organization manages root users, where AWS tells. */
  central: DecidingFact[];
};

/**
 * Reads both sources of facts about the root user, of which one is enough.
 * @throws NotSeen with what both of them lack
 */
export function rootFacts({ configuration }: KnownResource<typeof rootUser>, facts: Facts): RootFacts {
  const settings = facts.known(accountSettings).find((one) => one.seen);
  const row = ifSeen(configuration.CredentialReport);
  const summary = ifSeen(settings?.configuration.SummaryMap);
  if (row === null && summary === null) {
    together(
      () => seen(configuration.CredentialReport, "credential report"),
      () => seen((settings ?? facts.all(accountSettings)[0])?.configuration.SummaryMap, "account summary"),
    );
  }
  const features = ifSeen(settings?.configuration.OrganizationsFeatures)?.EnabledFeatures ?? [];
  const central = features.includes("RootCredentialsManagement")
    ? [fact("OrganizationsFeatures.EnabledFeatures", features, settings)]
    : [];
  return { row, summary, settings, central };
}

/**
 * False only where it is certain that nobody can sign in or sign as root: neither a password nor an active key. The
 * report's `not_supported` is no "false".
 */
export function hasCredentials({ row, summary }: RootFacts): boolean {
  if (row) {
    const isPasswordOff = cell(row, "password_enabled").toLowerCase() === "false";
    return !isPasswordOff || ACCESS_KEYS.some(({ enabledColumn }) => isOn(row, enabledColumn));
  }
  return summary?.AccountPasswordPresent !== 0 || summary.AccountAccessKeysPresent !== 0;
}

/** The fields that say whether root has credentials. */
export function credentialFacts({ row, summary, settings }: RootFacts): DecidingFact[] {
  if (row) {
    return ["password_enabled", ...ACCESS_KEYS.map(({ enabledColumn }) => enabledColumn)].map((column) =>
      fact(column, row[column]),
    );
  }
  return ["AccountPasswordPresent", "AccountAccessKeysPresent"].map((name) => summaryFact(name, summary, settings));
}

/**
 * An entry of the account summary.
 * @throws NotSeen when the summary lacks it
 */
export function countOf({ summary }: RootFacts, name: string): number {
  const count = summary?.[name];
  if (count !== undefined) return count;
  throw new NotSeen([
    {
      what: `${name} in the account summary`,
      reason: "broken_answer",
      operation: "iam:GetAccountSummary",
      action: null,
    },
  ]);
}

/** An entry of the account summary as a fact. */
export function summaryFact(
  name: string,
  summary: RootFacts["summary"],
  settings: RootFacts["settings"],
): DecidingFact {
  return fact(`SummaryMap.${name}`, summary?.[name], settings);
}
