import type { Judged, MissingFact, Subject, Verdict } from "@/lib/model/finding";
import { GLOBAL } from "@/lib/model/resource";
import type { Check, ResourceCheck, Ruling } from "./define";
import type { Facts, KnownResource } from "./facts";
import { NotSeen } from "./not-seen";

/** Told of a check that broke on a subject: a fault of ours, which must not cost the snapshot. */
export type OnBug = (error: unknown, place: { check: string; subject: string }) => void;

/**
 * What some checks say of a snapshot: each subject of each check once, by check and then by subject. A subject whose
 * facts were not seen is `not_seen`, and so is a listing that may hold further ones; a check without any subject is
 * `not_applicable` for the account, if everything was seen.
 * @param onBug a broken check is `not_seen` for that subject; without it, it throws
 */
export function evaluate(checks: readonly Check[], facts: Facts, onBug?: OnBug): Judged[] {
  return checks.flatMap((check) => {
    const judged = new Judge(check, facts, onBug).all();
    return [...new Map(judged.map((one) => [one.subject.id, one])).values()].sort(bySubject);
  });
}

type Given = Ruling | readonly Ruling[] | null;

class Judge {
  constructor(
    readonly check: Check,
    readonly facts: Facts,
    readonly onBug: OnBug | undefined,
  ) {}

  all(): Judged[] {
    const { check, facts } = this;
    if (check.scope === "account") return this.rule(this.account(), () => check.evaluate(facts));
    if (check.scope === "resource") return this.resources(check);
    if (facts.regions.length === 0) return this.rule(this.account(), () => nothing("No region was scanned."));
    const regions = facts.regions.flatMap((region) =>
      this.rule({ ...this.account(), id: `region:${region}`, name: region, region }, () =>
        check.evaluate(region, facts),
      ),
    );
    return [...regions, ...this.rule(this.account(), () => check.account?.(facts) ?? null)];
  }

  private resources(check: ResourceCheck): Judged[] {
    const { facts } = this;
    const judged = check.types.flatMap((type) => [
      ...facts.known(type).flatMap((one) => this.rule(subjectOf(one), () => this.resource(check, one))),
      // What was listed is judged; that there is no more cannot be said.
      ...facts.unread(type).flatMap(({ region, lack }) => {
        const id = `listing:${type.type}:${region}`;
        return this.rule({ ...this.account(), id, name: lack.what, type: type.type, region }, () => throwing([lack]));
      }),
    ]);
    if (judged.length > 0) return judged;
    const titles = check.types.map(({ title }) => title).join(" or ");
    return this.rule(this.account(), () =>
      nothing(check.none ?? `The account has no ${titles} that this check judges.`),
    );
  }

  private resource(check: ResourceCheck, resource: KnownResource): Given {
    if (resource.seen) return check.evaluate(resource, this.facts);
    const type = check.types.find((one) => one.type === resource.type);
    const [lack] = type ? this.facts.missing(type, resource.region) : [];
    return throwing([lack ?? { what: resource.name, reason: "failed", operation: "", action: null }]);
  }

  private rule(subject: Subject, ask: () => Given): Judged[] {
    const { check } = this;
    const given = this.ask(subject, ask);
    return (given === null ? [] : [given].flat()).map((ruling) => ({
      check: check.id,
      subject: partOf(subject, ruling),
      verdict: verdictOf(check, ruling),
    }));
  }

  private ask(subject: Subject, ask: () => Given): Given {
    try {
      return ask();
    } catch (error) {
      if (error instanceof NotSeen) return notSeen(error.missing);
      if (this.onBug === undefined) throw error;
      this.onBug(error, { check: this.check.id, subject: subject.id });
      return notSeen([
        { what: "a fault of Bearings stopped this check", reason: "failed", operation: "", action: null },
      ]);
    }
  }

  private account(): Subject {
    return { id: "account", arn: null, type: null, name: `account ${this.facts.awsAccountId}`, region: GLOBAL };
  }
}

function notSeen(missing: readonly MissingFact[]): Ruling {
  const what = [...new Set(missing.map((lack) => lack.what))].join(", ");
  return { status: "not_seen", reason: `Not seen: ${what}.`, missing: [...missing] };
}

function throwing(missing: MissingFact[]): never {
  throw new NotSeen(missing);
}

function verdictOf(check: Check, { part: _part, partName: _name, ...ruling }: Ruling): Verdict {
  return { facts: [], missing: [], severity: check.severity, unused: false, values: {}, ...ruling };
}

function partOf(subject: Subject, { part, partName }: Ruling): Subject {
  if (part === undefined) return subject;
  return { ...subject, id: `${subject.id}#${part}`, name: partName ?? `${subject.name} ${part}` };
}

function subjectOf({ arn, type, name, region }: KnownResource): Subject {
  return { id: arn, arn, type, name, region };
}

function nothing(reason: string): Ruling {
  return { status: "not_applicable", reason };
}

function bySubject(one: Judged, other: Judged): number {
  return one.subject.id < other.subject.id ? -1 : one.subject.id > other.subject.id ? 1 : 0;
}
