import "server-only";
import type pg from "pg";
import { AppError } from "@/lib/errors";
import type { ListingResult } from "@/lib/model/snapshot";
import { type OpenState, readArns, readOpenState, readOpenVersions, scopeKey } from "./open-state";
import { compareListing, type ScopeWork } from "./scope-work";
import { COMMIT_LOCK, type Queryable, rows } from "./sql";
import { type CommitResult, type NewSnapshot, type SnapshotEnd, writeSnapshot } from "./write-snapshot";

/** After so many new versions the planner's statistics no longer fit; autovacuum would take a minute to notice. */
const MANY_VERSIONS = 500;

/**
 * Takes the listings of one scan as they finish and stores them as one snapshot. Until `commit` it reads, takes no lock
 * and writes nothing; it keeps in memory only what differs from the newest snapshot.
 */
export class SnapshotWriter {
  readonly #begun = new Set<string>();
  readonly #works = new Map<string, ScopeWork>();
  readonly #bodies = new Map<string, string>();

  private constructor(
    private readonly db: Queryable,
    private readonly snapshot: NewSnapshot,
    private readonly state: OpenState,
  ) {}

  /**
   * Begins snapshot number `seq` of an account: reads how the newest one left its scopes.
   * @param db the pool; the one connection of a transaction where that holds what the snapshot builds on.
   */
  static async open(db: Queryable, snapshot: NewSnapshot): Promise<SnapshotWriter> {
    return new SnapshotWriter(db, snapshot, await readOpenState(db, snapshot.accountId));
  }

  /**
   * Takes one finished listing. Each (service, region, type) may come once, in any order, several at a time.
   * @returns number of different resources that it named.
   * @throws Error when the same listing comes twice: the engine has to merge them, or each would delete the other's.
   */
  async add(listing: ListingResult): Promise<number> {
    const key = scopeKey(listing);
    if (this.#begun.has(key)) throw new Error(`the listing ${key} was handed over twice`);
    this.#begun.add(key);
    const work = await compareListing(
      listing,
      this.state.scopes.get(key),
      {
        read: (scopeId) => readOpenVersions(this.db, this.snapshot.accountId, scopeId),
        arns: (ids) => readArns(this.db, ids),
      },
      (hash, text) => this.#bodies.set(hash, text),
    );
    this.#works.set(key, work);
    return work.listed;
  }

  /**
   * Stores the snapshot in one transaction on the given connection, together with the end of its row in `scan`. When
   * it is stored already, does nothing. May be called again after a broken connection.
   * @param alongside runs inside the transaction, after everything is written.
   * @throws AppError `conflict` when another snapshot was stored since `open`; `not_found` when the account is gone.
   */
  async commit(
    client: pg.ClientBase,
    end: SnapshotEnd,
    alongside?: (client: pg.ClientBase, result: CommitResult) => Promise<void>,
  ): Promise<CommitResult> {
    await client.query("begin isolation level read committed");
    try {
      const result = await this.store(client, end);
      if (result.stored) await alongside?.(client, result);
      await client.query("commit");
      await refreshStatistics(client, result);
      return result;
    } catch (error) {
      // The connection may be what broke: the server then rolls back by itself.
      await client.query("rollback").catch(() => undefined);
      throw accountIsGone(error) ? new AppError("not_found", "The account was removed while it was scanned.") : error;
    }
  }

  /**
   * The same inside a transaction of the caller, who commits it and then calls `refreshStatistics`.
   * @throws AppError `conflict` like `commit`.
   */
  async store(client: pg.ClientBase, end: SnapshotEnd): Promise<CommitResult> {
    await client.query("select pg_advisory_xact_lock($1, $2)", [COMMIT_LOCK, this.snapshot.accountId]);
    return (await this.#stored(client)) ?? (await this.#write(client, end));
  }

  async #stored(client: pg.ClientBase): Promise<CommitResult | undefined> {
    const [row] = await rows<Omit<CommitResult, "stored">>(
      client,
      "select status, stats from snapshot where account_id = $1 and seq = $2",
      [this.snapshot.accountId, this.snapshot.seq],
    );
    return row && { ...row, stored: false };
  }

  #write(client: pg.ClientBase, end: SnapshotEnd): Promise<CommitResult> {
    const compared = { state: this.state, works: this.#works, bodies: this.#bodies };
    return writeSnapshot(client, this.snapshot, compared, end);
  }
}

/**
 * After a snapshot with many new versions: tells the planner of them, or joins of the next one's thousands of scopes
 * would be planned for empty tables. Whether it works is nobody's concern after the snapshot's own transaction: readers
 * are slower for a minute, and nothing else.
 */
export async function refreshStatistics(client: pg.ClientBase, { stored, stats }: CommitResult): Promise<void> {
  if (!stored || stats.stored.versions < MANY_VERSIONS) return;
  await client
    .query("analyze version, resource, scope, scope_coverage, scope_state, body (account_id, hash)")
    .catch(() => undefined);
}

/** Foreign keys lead only from the account's tables to the account. */
function accountIsGone(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "23503";
}
