import "server-only";
import { copyRows } from "./copy";
import { lossKey } from "./plan";
import type { ScopeWork } from "./scope-work";
import { pieces } from "./sql";
import type { Target, VersionsWritten } from "./write-versions";

/**
 * Overwrites the fields that move by themselves, where they moved. Runs after the versions: a new resource has to be
 * there to be found by its ARN.
 * @returns number of rows written.
 */
export async function writeRuntime(
  { client, accountId, seq }: Target,
  works: ReadonlyMap<string, ScopeWork>,
  { created, plan: { lost } }: VersionsWritten,
): Promise<number> {
  // Of an ARN that several scopes list, the part of the one that it belongs to: the others' versions are not kept either.
  const byArn = new Map(
    [...works.values()].flatMap(({ key, runtime }) =>
      runtime.filter(({ arn }) => !lost.has(lossKey(key, arn))).map((one) => [one.arn, one]),
    ),
  );
  const fresh = created.flatMap(({ resourceId, version }) => {
    const runtime = byArn.get(version.arn);
    byArn.delete(version.arn);
    return runtime ? [[accountId, resourceId, seq, runtime.state, runtime.data]] : [];
  });
  let written = await copyRows(client, "resource_runtime (account_id, resource_id, seen_seq, state, data)", fresh);
  for (const some of pieces([...byArn.values()])) {
    const { rowCount } = await client.query(
      `insert into resource_runtime (account_id, resource_id, seen_seq, state, data)
       select $1, r.id, $2, t.state, t.data
       from unnest($3::text[], $4::text[], $5::jsonb[]) as t(arn, state, data)
       join resource r on r.account_id = $1 and r.arn = t.arn
       on conflict (account_id, resource_id) do update
         set seen_seq = excluded.seen_seq, state = excluded.state, data = excluded.data
         where resource_runtime.data <> excluded.data or resource_runtime.state is distinct from excluded.state`,
      [accountId, seq, some.map(({ arn }) => arn), some.map(({ state }) => state), some.map(({ data }) => data)],
    );
    written += rowCount ?? 0;
  }
  return written;
}
