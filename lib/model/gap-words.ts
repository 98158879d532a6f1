import type { UnseenReason } from "./read";

const WORDS: Record<UnseenReason, { tag: string; why: string; cure: string }> = {
  denied: {
    tag: "denied",
    why: "Denied by the role.",
    cure: "AWS did not say which action was missing; compare the role's policy with the one on the connect page.",
  },
  denied_by_organisation: {
    tag: "denied by the organization",
    why: "Denied by a policy of the organization.",
    cure: "Granting an action here does not help. Ask the owner of the management account.",
  },
  throttled: {
    tag: "throttled",
    why: "AWS refused the call because of its rate, and every retry as well.",
    cure: "Scan again at a quieter time. Granting an action does not help.",
  },
  timed_out: {
    tag: "timed out",
    why: "AWS gave no answer in time.",
    cure: "Scan again. When it stays so, look at the network between this machine and the region.",
  },
  failed: {
    tag: "failed",
    why: "The call failed, and every retry as well.",
    cure: "Scan again. When it stays so, the message above says what AWS answered.",
  },
  broken_answer: {
    tag: "broken answer",
    why: "AWS answered with something that is not the answer to the call.",
    cure: "Scan again. When it stays so, look at what stands between this machine and AWS.",
  },
  truncated: {
    tag: "truncated",
    why: "The list broke off before its end. What came before the break is shown.",
    cure: "Scan again.",
  },
  not_offered: {
    tag: "not offered",
    why: "The service or the call does not exist in this region or on this server.",
    cure: "Nothing is to be done, unless you expect something there.",
  },
  region_disabled: {
    tag: "region not enabled",
    why: "The region is not enabled in this account.",
    cure: "Nothing can be in a region that was never enabled.",
  },
  excluded: {
    tag: "excluded",
    why: "Excluded by whoever started the scan.",
    cure: "Scan again without the choice of regions or services.",
  },
  suspect: {
    tag: "suspect",
    why: "The list came back without an error, but lacks most of what it had before.",
    cure: "Scan again: when the second scan agrees, the missing resources count as gone.",
  },
  cancelled: {
    tag: "cancelled",
    why: "The scan was cancelled before it came to this.",
    cure: "Scan again. What was seen before is kept.",
  },
};

/** A reason in one or two words, lower case: `denied`. */
export function reasonTag(reason: UnseenReason): string {
  return WORDS[reason].tag;
}

/** Why something was not seen, and what helps when no action can be granted. */
export function reasonWords(reason: UnseenReason): { why: string; cure: string } {
  return WORDS[reason];
}
