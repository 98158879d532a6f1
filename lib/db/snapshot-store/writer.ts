import "server-only";
import type pg from "pg";
import { AppError } from "@/lib/errors";
import { CANONICAL_RULES_VERSION } from "@/lib/model/canonical";
import type { Gap } from "@/lib/model/gap";
import type { UnseenReason } from "@/lib/model/read";
import type { CallCount, Listing, ListingResult, SnapshotStats } from "@/lib/model/snapshot";
import { callsByOperation, countedGaps, countPlaces, countResources } from "./figures";
import { newestSeq, type OpenState, readOpenState, readOpenVersions, scopeKey } from "./open-state";
import { compareListing, type ScopeWork } from "./scope-work";
import { COMMIT_LOCK, rows } from "./sql";
import { writeCoverage, writeScopeStates, writeScopes } from "./write-coverage";
import { mergeGaps, writeGaps } from "./write-gaps";
import { writeRuntime } from "./write-runtime";
import { writeVersions } from "./write-versions";

/** What is known once all listings have been handed over. */
export type SnapshotEnd = {
  gaps: readonly Gap[];
  calls: readonly CallCount[];
  finishedAt: Date;
  /** Last state of the scan's progress, to be kept in its row; left out keeps what is there. */
  progress?: unknown;
};

/** What a commit did, or what an earlier one had done. */
export type CommitResult = {
  status: "complete" | "partial";
  stats: SnapshotStats;
  /** False when the snapshot was there already, so that nothing was written. */
  stored: boolean;
};

/**
 * Takes the listings of one scan as they finish and stores them as one snapshot. Until `commit` it reads, takes no lock
 * and writes nothing; it keeps in memory only what differs from the newest snapshot.
 */
export class SnapshotWriter {
  readonly #works = new Map<string, ScopeWork>();
  readonly #bodies = new Map<string, string>();

  private constructor(
    private readonly pool: pg.Pool,
    private readonly snapshot: { accountId: number; seq: number; startedAt: Date },
    private readonly state: OpenState,
  ) {}

  /** Begins snapshot number `seq` of an account: reads how the newest one left its scopes. */
  static async open(
    pool: pg.Pool,
    snapshot: { accountId: number; seq: number; startedAt: Date },
  ): Promise<SnapshotWriter> {
    return new SnapshotWriter(pool, snapshot, await readOpenState(pool, snapshot.accountId));
  }

  /**
   * Takes one finished listing. Each (service, region, type) may come once, in any order, several at a time.
   * @returns number of different resources that it named.
   * @throws Error when the same listing comes twice: the engine has to merge them, or each would delete the other's.
   */
  async add(listing: ListingResult): Promise<number> {
    const key = scopeKey(listing);
    if (this.#works.has(key)) throw new Error(`the listing ${key} was handed over twice`);
    const work = await compareListing(
      listing,
      this.state.scopes.get(key),
      (scopeId) => readOpenVersions(this.pool, this.snapshot.accountId, scopeId),
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
      await client.query("select pg_advisory_xact_lock($1, $2)", [COMMIT_LOCK, this.snapshot.accountId]);
      const result = (await this.#stored(client)) ?? (await this.#write(client, end));
      if (result.stored) await alongside?.(client, result);
      await client.query("commit");
      return result;
    } catch (error) {
      // The connection may be what broke: the server then rolls back by itself.
      await client.query("rollback").catch(() => undefined);
      throw accountIsGone(error) ? new AppError("not_found", "The account was removed while it was scanned.") : error;
    }
  }

  async #stored(client: pg.ClientBase): Promise<CommitResult | undefined> {
    const [row] = await rows<Omit<CommitResult, "stored">>(
      client,
      "select status, stats from snapshot where account_id = $1 and seq = $2",
      [this.snapshot.accountId, this.snapshot.seq],
    );
    return row && { ...row, stored: false };
  }

  async #write(client: pg.ClientBase, end: SnapshotEnd): Promise<CommitResult> {
    const begun = performance.now();
    const { accountId, seq, startedAt } = this.snapshot;
    const newest = await newestSeq(client, accountId);
    if (newest !== this.state.seq || newest >= seq) {
      throw new AppError(
        "conflict",
        `Another scan stored snapshot S${newest} of this account meanwhile. Start the scan again.`,
      );
    }
    const target = { client, accountId, seq };
    const gaps = mergeGaps(end.gaps, this.#works);
    const scopeIds = await writeScopes(target, this.state, this.#works);
    const written = await writeVersions(target, this.#works, scopeIds, this.#bodies, this.state.scopes.size === 0);
    const missing = (scope: Listing) => reasonFor(scope, gaps);
    await writeCoverage(target, this.state, this.#works, scopeIds, written, missing);
    await writeScopeStates(target, this.state, this.#works, scopeIds, written);
    const runtime = await writeRuntime(target, this.#works);
    await writeGaps(target, gaps);

    const status = countedGaps(gaps) > 0 ? "partial" : "complete";
    const stats: SnapshotStats = {
      ...countResources(this.state, this.#works, scopeIds, written),
      ...(await countPlaces(target, this.state, this.#works, scopeIds, written)),
      gaps: countedGaps(gaps),
      calls: callsByOperation(end.calls),
      stored: {
        versions: written.versions,
        bodies: written.bodies,
        runtime,
        milliseconds: Math.round(performance.now() - begun),
      },
    };
    await client.query(
      `insert into snapshot (account_id, seq, started_at, finished_at, status, rules_version, stats)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [accountId, seq, startedAt, end.finishedAt, status, CANONICAL_RULES_VERSION, JSON.stringify(stats)],
    );
    await client.query(
      `update scan set status = $3, finished_at = $4, error = null, progress = coalesce($5, progress)
       where account_id = $1 and seq = $2`,
      [accountId, seq, status, end.finishedAt, end.progress === undefined ? null : JSON.stringify(end.progress)],
    );
    return { status, stats, stored: true };
  }
}

/** Reason of the gap that explains why a scope was not brought at all. */
function reasonFor({ service, region, type }: Listing, gaps: readonly Gap[]): UnseenReason | null {
  const fits = (gap: Gap) =>
    [service, "*"].includes(gap.service) &&
    [region, "*"].includes(gap.region) &&
    (gap.types.length === 0 ? gap.affected === 0 : gap.types.includes(type));
  return gaps.find(fits)?.reason ?? null;
}

/** Foreign keys lead only from the account's tables to the account. */
function accountIsGone(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "23503";
}
