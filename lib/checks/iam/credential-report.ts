import { fact } from "@/lib/checks/engine/define";
import type { KnownResource } from "@/lib/checks/engine/facts";
import { ifSeen, NotSeen, seen } from "@/lib/checks/engine/not-seen";
import type { DecidingFact } from "@/lib/model/finding";
import type { UnseenReason } from "@/lib/model/read";
import type { user } from "@/lib/model/resources/iam";

/**
 * A row of the credential report by its columns.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html
 */
export type ReportRow = Readonly<Record<string, string>>;

/** A credential of a row. Columns and values are the report's. */
export type Credential = {
  /** Distinguishes it among those of its user: `password`, `key-1`. */
  part: "password" | "key-1" | "key-2";
  /** What a sentence calls it: "password", "access key 1". */
  word: string;
  /** The same as the beginning of a sentence. */
  subject: string;
  enabledColumn: string;
  /** When it was made: a password when it was set, a key when it was created (AWS replaces keys, it doesn't rotate them). */
  madeColumn: string;
  usedColumn: string;
};

export const PASSWORD: Credential = {
  part: "password",
  word: "password",
  subject: "The password",
  enabledColumn: "password_enabled",
  madeColumn: "password_last_changed",
  usedColumn: "password_last_used",
};

export const ACCESS_KEYS: readonly Credential[] = ([1, 2] as const).map((number) => ({
  part: `key-${number}`,
  word: `access key ${number}`,
  subject: `Access key ${number}`,
  enabledColumn: `access_key_${number}_active`,
  madeColumn: `access_key_${number}_last_rotated`,
  usedColumn: `access_key_${number}_last_used_date`,
}));

/** The report counts whole seconds, in milliseconds. */
const MOST_APART = 1_000;

/**
 * The row of a user.
 * @throws NotSeen when there was no report, or when it is older than the user: AWS keeps one for four hours
 */
export function rowOf({ configuration, name }: KnownResource<typeof user>): ReportRow {
  const row = seen(configuration.CredentialReport, "credential report");
  return row ?? lacking(`${name} in the credential report, which is older than the user`, "truncated");
}

/**
 * The value of a column in AWS's words.
 * @throws NotSeen when the report has no such column
 */
export function cell(row: ReportRow, column: string): string {
  return row[column] ?? lacking(`${column} in the credential report`, "broken_answer");
}

/** True where the report says so. */
export function isOn(row: ReportRow, column: string): boolean {
  return cell(row, column).toLowerCase() === "true";
}

/** Milliseconds of a date in the report; null for its words for none (`N/A`, `no_information`, `not_supported`). */
export function instantOf(value: string): number | null {
  const time = /^\d{4}-/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}

/** The access keys of a row that are active. */
export function activeKeys(row: ReportRow): Credential[] {
  return ACCESS_KEYS.filter(({ enabledColumn }) => isOn(row, enabledColumn));
}

/**
 * When a credential was made, as the report says it.
 * @throws NotSeen when the report has no date for it
 */
export function madeAt(row: ReportRow, { madeColumn }: Credential): string {
  const value = cell(row, madeColumn);
  return instantOf(value) === null ? lacking(`a date in ${madeColumn}`, "broken_answer") : value;
}

/**
 * The id of an access key of the report, which names none: that of the only key with the same status and date. Null
 * where the keys were not read, or where the report is of before a change.
 */
export function keyIdOf({ configuration }: KnownResource<typeof user>, row: ReportRow, key: Credential): string | null {
  const made = instantOf(cell(row, key.madeColumn));
  const status = isOn(row, key.enabledColumn) ? "Active" : "Inactive";
  const same = (ifSeen(configuration.AccessKeys) ?? []).filter(({ Status, CreateDate }) => {
    const apart = made === null ? Number.NaN : Math.abs(Date.parse(CreateDate ?? "") - made);
    return Status === status && apart <= MOST_APART;
  });
  return same.length === 1 ? (same[0]?.AccessKeyId ?? null) : null;
}

/** A key's id as evidence and as a word for the commands, where a place stays open while it is not known. */
export function keyNamed(id: string | null): { facts: DecidingFact[]; values: { accessKey: string } } {
  return { facts: id === null ? [] : [fact("AccessKeyId", id)], values: { accessKey: id ?? "" } };
}

function lacking(what: string, reason: UnseenReason): never {
  throw new NotSeen([{ what, reason, operation: "iam:GetCredentialReport", action: null }]);
}
