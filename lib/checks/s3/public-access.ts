import type { Facts, KnownResource } from "@/lib/checks/engine/facts";
import { NotSeen } from "@/lib/checks/engine/not-seen";
import type { DecidingFact, MissingFact } from "@/lib/model/finding";
import type { Read } from "@/lib/model/read";
import { accountPublicAccessBlock, type bucket } from "@/lib/model/resources/s3";

type Bucket = KnownResource<typeof bucket>;

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html */
export const SWITCHES = ["BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"] as const;
export type Switch = (typeof SWITCHES)[number];

type Settings = Read<Partial<Record<Switch, boolean | undefined>> | null>;

/** Of some switches: which are on, which are off, and what is missing where that was not seen. */
export type Switched = { on: Switch[]; off: Switch[]; missing: MissingFact[] };

/** The switches in effect for a bucket: its own, or the account's. */
export function bucketSwitches(bucket: Bucket, facts: Facts, switches: readonly Switch[] = SWITCHES): Switched {
  const own = bucket.configuration.PublicAccessBlock;
  const account = accountSettings(facts);
  const on = switches.filter((name) => isOn(own, name) || (account !== null && isOn(account, name)));
  const rest = switches.filter((name) => !on.includes(name));
  const missing = rest.length === 0 ? [] : [...lackOf(own, "PublicAccessBlock"), ...accountLack(facts)];
  return { on, off: missing.length > 0 ? [] : rest, missing };
}

/**
 * True when a switch is in effect for a bucket.
 * @throws NotSeen when it may be on where that was not seen
 */
export function isSwitchOn(bucket: Bucket, facts: Facts, name: Switch): boolean {
  const { on, missing } = bucketSwitches(bucket, facts, [name]);
  if (on.length === 0 && missing.length > 0) throw new NotSeen(missing);
  return on.length > 0;
}

/** The account's switches, null where they are not known at all. */
export function accountSettings(facts: Facts): Settings | null {
  const [account] = facts.known(accountPublicAccessBlock);
  return account?.seen ? account.configuration.PublicAccessBlock : null;
}

/** What was set on the two levels, for a verdict's facts. */
export function switchFacts(bucket: Bucket, facts: Facts): DecidingFact[] {
  const [account] = facts.known(accountPublicAccessBlock);
  const settings = accountSettings(facts);
  return [
    { field: "PublicAccessBlock", value: onOf(bucket.configuration.PublicAccessBlock) },
    ...(account && settings ? [{ field: "PublicAccessBlock", value: onOf(settings), arn: account.arn }] : []),
  ];
}

function onOf(settings: Settings): string[] | string {
  return settings.seen ? SWITCHES.filter((name) => isOn(settings, name)) : "not seen";
}

function isOn(settings: Settings, name: Switch): boolean {
  return settings.seen && settings.value?.[name] === true;
}

function accountLack(facts: Facts): MissingFact[] {
  const settings = accountSettings(facts);
  if (settings !== null) return lackOf(settings, "PublicAccessBlock of the account");
  const missing = facts.missing(accountPublicAccessBlock);
  const what = "PublicAccessBlock of the account";
  return missing.length > 0 ? missing : [{ what, reason: "failed", operation: "", action: null }];
}

function lackOf(read: Settings, what: string): MissingFact[] {
  if (read.seen) return [];
  const { reason, operation, action } = read;
  return [{ what, reason, operation, action }];
}
