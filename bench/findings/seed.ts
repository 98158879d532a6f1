import { checks } from "@/lib/checks/registry";
import { databasePool } from "@/lib/db/client";
import { recomputeDigest } from "@/lib/db/finding-store/recompute-digest";
import { createAccount, listing, resource, storeSnapshot } from "@/lib/testing/snapshots";

/** Snapshots of a seeded account; the last one is looked at. */
const SNAPSHOTS = 5;
const RESOURCES = 5_000;

/**
 * An account with so many findings in its newest snapshot, and so many more that ended before it. Resources have tags
 * and are stored by the product's writer; findings come by one statement, spread over all checks.
 */
export async function seedAccount(name: string, { live, past }: { live: number; past: number }): Promise<void> {
  const begun = performance.now();
  const pool = databasePool();
  const accountId = await createAccount(pool, name);
  await pool.query("update account set aws_account_id = '123456789012' where id = $1", [accountId]);
  const topics = Array.from({ length: RESOURCES }, (_, at) =>
    resource({
      arn: arnOf(at),
      tags: { Env: at % 3 === 0 ? "prod" : "dev", Owner: `team-${at % 40}`, Name: `topic ${at}` },
    }),
  );
  for (let seq = 1; seq <= SNAPSHOTS; seq += 1) await storeSnapshot(pool, { accountId, seq }, [listing(topics)]);
  await seedFindings(accountId, live, { from: 1, to: null });
  for (let seq = 1, rest = past; rest > 0 && seq < SNAPSHOTS; seq += 1) {
    const some = Math.ceil(rest / (SNAPSHOTS - seq));
    await seedFindings(accountId, some, { from: seq, to: seq + 1 });
    rest -= some;
  }
  await pool.query("analyze finding");
  // Lists do not look at it, and to take it of all of them is minutes of work.
  const digest = past > 0 ? "0".repeat(64) : await recomputeDigest(pool, { accountId, seq: SNAPSHOTS });
  await pool.query(
    `insert into audit (account_id, seq, digest) values ($1, $2, $3)
     on conflict (account_id, seq) do update set digest = excluded.digest`,
    [accountId, SNAPSHOTS, digest],
  );
  await pool.query(
    `insert into exception (account_id, checks, kind, target, reason, owner, ends_on, from_seq, made_by)
     select $1, array[check_id], 'finding', subject, 'The vendor ships the fix in October.', 'Ana', '2099-01-01', 1, 'bench'
     from finding where account_id = $1 and to_seq = 2147483647 and status = 'fail' limit 20`,
    [accountId],
  );
  const took = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(
    `${name}: ${live.toLocaleString("en-US")} findings, ${past.toLocaleString("en-US")} past ones, ${took} s`,
  );
}

function arnOf(at: number): string {
  return `arn:aws:sns:eu-west-1:123456789012:topic-${at}`;
}

/** Ended ones have subjects of their own, so that they stand beside those that hold. */
async function seedFindings(
  accountId: number,
  count: number,
  { from, to }: { from: number; to: number | null },
): Promise<void> {
  await databasePool().query(
    `insert into finding (account_id, check_id, subject, from_seq, to_seq, status, severity, unused, arn, type, name,
                          region, problem_seq, failures, hash, detail, ended)
     select $1, ($3::text[])[1 + n % cardinality($3::text[])],
       'arn:aws:sns:eu-west-1:123456789012:topic-' || (n / cardinality($3::text[])) % ${RESOURCES}
         || case when n / cardinality($3::text[]) < ${RESOURCES} and $5::int is null then ''
                 else '#part-' || n || '-' || $4::int end,
       $4::int, coalesce($5::int, 2147483647),
       (array['fail','pass','pass','pass','not_seen','manual','not_applicable','fail'])[1 + (n * 7) % 8],
       (array['critical','high','medium','low','informational'])[1 + (n * 11) % 5], n % 9 = 0,
       'arn:aws:sns:eu-west-1:123456789012:topic-' || (n / cardinality($3::text[])) % ${RESOURCES},
       (array['AWS::SNS::Topic','AWS::S3::Bucket','AWS::EC2::Instance','AWS::IAM::Role'])[1 + n % 4],
       'topic ' || n, (array['eu-west-1','us-east-1','eu-central-1','global','ap-southeast-2'])[1 + (n * 13) % 5],
       case when (n * 7) % 8 in (0, 7) then 1 + n % ${SNAPSHOTS} end, 1 + n % 3, md5(n::text)::uuid,
       jsonb_build_object(
         'reason', 'Topic ' || n || ' admits everybody who knows its address.',
         'facts', jsonb_build_array(
           jsonb_build_object('field', 'Attributes.Policy', 'value', 'statement ' || n || ' with Principal *'),
           jsonb_build_object('field', 'Attributes.KmsMasterKeyId', 'value', null),
           jsonb_build_object('field', 'Subscriptions', 'value', n % 17)),
         'missing', '[]'::jsonb, 'values', jsonb_build_object('id', 'topic-' || n)),
       case when $5::int is null then null else 'fixed' end
     from generate_series(0, $2 - 1) n`,
    [accountId, count, checks.map(({ id }) => id), from, to],
  );
}
