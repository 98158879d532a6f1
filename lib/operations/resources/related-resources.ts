import { z } from "zod";
import { database, databasePool } from "@/lib/db/client";
import type { At } from "@/lib/db/snapshot-store/at";
import { readIncoming, readNamed, relationsFrom } from "@/lib/db/snapshot-store/read-relations";
import { readResource } from "@/lib/db/snapshot-store/read-resource";
import { AppError } from "@/lib/errors";
import { snapshotName } from "@/lib/model/snapshot";
import { defineQuery } from "@/lib/operations/define";
import { resolveSnapshot } from "@/lib/operations/snapshots/resolve-snapshot";
import type { RelationKind, RelationPage, RelationView } from "./detail-views";
import { linked } from "./linked";
import { outgoing } from "./resource-relations";
import { typeTitle } from "./resource-row";

/**
 * One page of the relations of one kind of a resource: thousands of interfaces may stand in a VPC. Throws `not_found`
 * when the snapshot does not hold the resource.
 */
export const relatedResources = defineQuery({
  id: "resource.related",
  permission: "resource:read",
  input: z.object({
    account: z.string(),
    at: z.string().default("latest"),
    arn: z.string(),
    direction: z.enum(["out", "in"]),
    verb: z.string(),
    type: z.string(),
    after: z.string().optional(),
    limit: z.number().int().min(1).max(1000).default(200),
  }),
  run: async ({ input }): Promise<RelationPage & { name: string }> => {
    const { account, seq } = await resolveSnapshot(database(), input.account, input.at);
    const { arn, direction, verb, type, after, limit } = input;
    const at = { accountId: account.id, seq };
    const resource = await readResource(databasePool(), at, arn);
    if (resource === null) {
      throw new AppError("not_found", `${snapshotName(seq)} of "${account.name}" does not hold ${arn}.`, "arn");
    }
    const kind = { direction, verb, type };
    const page =
      direction === "in" ? await named(at, arn, kind, limit, after) : await names(at, resource, kind, limit, after);
    return {
      account: account.name,
      at: snapshotName(seq),
      name: resource.name,
      ...kind,
      typeTitle: typeTitle(type),
      ...page,
    };
  },
});

type Page = { relations: RelationView[]; next: string | null };

/** Those that name it: read page by page. A page may be short of what it read, where some name it in another way. */
async function named(at: At, arn: string, { type, verb }: RelationKind, limit: number, after?: string): Promise<Page> {
  const from = after === undefined ? undefined : cursor(after);
  const holders = await readIncoming(databasePool(), at, arn, { limit: limit + 1, type, after: from });
  const shown = holders.slice(0, limit);
  const last = shown.at(-1);
  return {
    relations: shown
      .filter(({ verbs }) => verbs.includes(verb))
      .map((holder) => ({ target: holder.arn, other: linked(holder) })),
    next: holders.length > limit && last !== undefined ? `${last.resourceId}.${last.name.toLowerCase()}` : null,
  };
}

/** Those that it names: all of them stand in its configuration. */
async function names(
  at: At,
  resource: Parameters<typeof outgoing>[0],
  { type, verb }: RelationKind,
  limit: number,
  after = "0.",
): Promise<Page> {
  const targets = relationsFrom(resource).map(({ target }) => target);
  const found = outgoing(resource, await readNamed(databasePool(), at, targets));
  const ofKind = found.filter((relation) => relation.type === type && relation.verb === verb);
  const { id: start } = cursor(after);
  const end = start + limit;
  return {
    relations: ofKind.slice(start, end).map(({ target, other }) => ({ target, other })),
    next: end < ofKind.length ? `${end}.` : null,
  };
}

function cursor(text: string): { id: number; key: string } {
  const [, id, key = ""] = /^(\d{1,9})\.(.*)$/s.exec(text) ?? [];
  if (id === undefined)
    throw new AppError("invalid", "This page of the list does not exist. Start at its first page.", "after");
  return { id: Number(id), key };
}
