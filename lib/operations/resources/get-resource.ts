import { z } from "zod";
import { cliCommand } from "@/lib/analysis/cli-command";
import { consoleLink } from "@/lib/analysis/console-link";
import { database, databasePool } from "@/lib/db/client";
import type { At } from "@/lib/db/snapshot-store/at";
import { type IncomingHolder, readIncoming, readNamed, relationsFrom } from "@/lib/db/snapshot-store/read-relations";
import {
  readHistory,
  readResource,
  type StoredHistory,
  type StoredResource,
} from "@/lib/db/snapshot-store/read-resource";
import { oneOf } from "@/lib/model/kind-words";
import { isUnseen } from "@/lib/model/read";
import { resourceTypeOf } from "@/lib/model/resources/registry";
import { snapshotName } from "@/lib/model/snapshot";
import { defineQuery } from "@/lib/operations/define";
import { loadGaps } from "@/lib/operations/snapshots/load-gaps";
import { resolveSnapshot } from "@/lib/operations/snapshots/resolve-snapshot";
import type { GapView } from "@/lib/operations/snapshots/views";
import type { AbsentResource, LinkedResource, ResourceDetail, SnapshotMoment } from "./detail-views";
import { linked, namedBy, namesIn, ownArn } from "./linked";
import { makersOf, makerViews } from "./makers";
import { versionsOf } from "./resource-history";
import { HOLDERS_OF_TYPE, outgoing, relationGroups } from "./resource-relations";
import { typeTitle } from "./resource-row";

/** States of a resource that its whole history shows; a thing that changed more often shows the newest of them. */
const MOST_STATES = 200;

/**
 * Everything known of one resource at a snapshot, or what other snapshots know of it. Throws `not_found` only for
 * the account and the snapshot.
 */
export const getResource = defineQuery({
  id: "resource.get",
  permission: "resource:read",
  input: z.object({
    account: z.string(),
    at: z.string().default("latest"),
    arn: z.string(),
    /** `newest`: its newest change up to the snapshot; `all`: every state in every snapshot. */
    history: z.enum(["newest", "all"]).default("newest"),
  }),
  run: async ({ input }): Promise<ResourceDetail | AbsentResource> => {
    const { account, seq } = await resolveSnapshot(database(), input.account, input.at);
    const { arn } = input;
    const at = { accountId: account.id, seq };
    const pool = databasePool();
    const part = input.history === "all" ? { limit: MOST_STATES } : { limit: 2, upTo: seq };
    // All by the ARN, so that they go at once.
    const [resource, incoming, history, gaps] = await Promise.all([
      readResource(pool, at, arn),
      readIncoming(pool, at, arn, { limit: HOLDERS_OF_TYPE }),
      readHistory(pool, { accountId: account.id, arn }, part),
      loadGaps(account.id, seq),
    ]);
    const shown = { account: account.name, at: snapshotName(seq), arn };
    if (resource === null) return { found: false, ...shown, known: await elsewhere(at, arn) };
    const touching = gaps.filter((gap) => touches(gap, resource));
    return {
      found: true,
      ...shown,
      ...own(resource),
      ...past(history, resource, seq),
      gaps: touching,
      ...(await around(at, resource, incoming)),
    };
  },
});

/** What the resource itself tells. */
function own(resource: StoredResource) {
  const { type, service, region, id, name, state, tags, seen, notSeenReason, configuration, runtime } = resource;
  const title = typeTitle(type);
  return {
    type,
    typeTitle: title,
    kind: oneOf(title),
    service,
    region,
    id,
    name,
    state,
    tags,
    seen,
    notSeenReason,
    lastSeen: snapshotMoment(resource.lastSeen?.seq ?? null, resource.lastSeen?.at ?? null),
    configuration,
    fields: fieldOrder(type, Object.keys(configuration)),
    runtime: runtime?.data ?? null,
    runtimeSeenIn: runtime === null ? null : snapshotName(runtime.seq),
    command: cliCommand(resource),
    consoleHref: consoleLink(resource),
  };
}

function past({ versions, total, later, first }: StoredHistory, { type }: StoredResource, shown: number) {
  if (first === null) throw new Error("a resource that a snapshot holds has a first state");
  return {
    firstSeen: { name: snapshotName(first.seq), at: first.at.toISOString() },
    states: total,
    laterStates: later,
    history: versionsOf(versions, { type, shown, whole: versions.length >= total - later }),
  };
}

/** What it is connected to, and who keeps it. */
async function around(at: At, resource: StoredResource, holders: IncomingHolder[]) {
  const { configuration, region, tags, arn } = resource;
  const makers = makersOf(resource, holders);
  const mentioned = namesIn([configuration, tags]);
  const targets = relationsFrom(resource).map(({ target }) => target);
  const texts = [...mentioned.map(ownArn), ...targets, ...makers.flatMap((maker) => maker.targets)];
  const named = await readNamed(databasePool(), at, [...new Set(texts)]);
  const found = outgoing(resource, named);
  const mentions = new Map<string, LinkedResource>();
  for (const text of mentioned) {
    const other = namedBy(text, named, region);
    if (other !== null) mentions.set(text, linked(other));
  }
  for (const { target, other } of found) if (other !== null) mentions.set(target, other);
  return {
    mentions: Object.fromEntries([...mentions].filter(([, other]) => other.arn !== arn)),
    makers: makerViews(makers, named, region),
    relations: relationGroups(found, holders),
  };
}

/** What snapshots before and after the shown one know of a resource that this one does not hold. */
async function elsewhere({ accountId, seq }: At, arn: string): Promise<AbsentResource["known"]> {
  const { versions } = await readHistory(databasePool(), { accountId, arn }, { limit: MOST_STATES });
  const before = versions.find(({ fromSeq }) => fromSeq < seq);
  const after = versions.findLast(({ fromSeq }) => fromSeq > seq);
  const some = before ?? after;
  return some === undefined
    ? null
    : {
        name: some.name,
        before: before === undefined ? null : snapshotMoment(before.lastSeenSeq, before.lastSeenAt),
        goneIn: before === undefined ? null : snapshotMoment(before.toSeq, before.toAt),
        after: after === undefined ? null : snapshotMoment(after.fromSeq, after.fromAt),
        history: versionsOf(versions, { type: "", shown: seq, whole: true }),
      };
}

function snapshotMoment(seq: number | null, at: Date | null): SnapshotMoment | null {
  return seq === null || at === null ? null : { name: snapshotName(seq), at: at.toISOString() };
}

/** Fields that the type's declaration names, in its order, then the rest by name. */
function fieldOrder(type: string, names: string[]): string[] {
  const schema = resourceTypeOf(type)?.schema;
  const declared = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  const known = declared.filter((name) => names.includes(name));
  return [...known, ...names.filter((name) => !known.includes(name)).sort()];
}

/** A gap hides something of a resource when it hides its listing, or is the failed call behind one of its properties. */
function touches(gap: GapView, { service, region, type, seen, configuration }: StoredResource): boolean {
  const isPlace = (gap.service === service || gap.service === "*") && [region, "*", "global"].includes(gap.region);
  if (!isPlace) return false;
  if (gap.types.includes(type)) return true;
  if (gap.types.length === 0 && gap.affected === 0) return !seen;
  return Object.values(configuration).some((value) => isUnseen(value) && value.operation === gap.operation);
}
