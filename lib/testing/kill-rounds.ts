import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { EmbeddedServer } from "@/lib/db/embedded";
import { findInconsistencies } from "@/lib/db/snapshot-store/consistency";
import { COMMIT_LOCK } from "@/lib/db/snapshot-store/sql";
import { createAccount } from "./snapshots";

/** Who dies: the process that stores, the server's process that serves it, or the whole server. */
export const VICTIMS = ["worker", "backend", "server"] as const;
export type Victim = (typeof VICTIMS)[number];

/** When it dies: right before a statement of the commit, or after some milliseconds. */
export type Moment = { statement: number } | { milliseconds: number };

/** What a round left behind. */
export type Round = { victim: Victim; moment: Moment; committed: boolean; problems: string[] };

/** Tables that hold a snapshot, and what names its number in them. */
const TRACES: [table: string, column: string][] = [
  ["snapshot", "seq"],
  ["version", "from_seq"],
  ["resource", "first_seq"],
  ["scope_coverage", "from_seq"],
  ["gap", "from_seq"],
  ["resource_runtime", "seen_seq"],
];
const ENDS = ["version", "scope_coverage", "gap"];

/** Stores snapshots with real processes and kills them on the way. */
export class KillRounds {
  #seq = 0;

  /**
   * @param server one of this test's own, whose death hurts nobody else
   * @param program bundle of lib/testing/snapshot-worker.ts
   */
  constructor(
    private readonly server: EmbeddedServer,
    private readonly url: () => string,
    private readonly program: string,
    private readonly accounts: { killed: number; spared: number },
  ) {}

  /** Creates the two accounts: one whose scans are killed, one that stores the same in peace. */
  static async prepare(server: EmbeddedServer, url: () => string, program: string): Promise<KillRounds> {
    const accounts = await connected(url(), async (pool) => ({
      killed: await createAccount(pool),
      spared: await createAccount(pool),
    }));
    return new KillRounds(server, url, program, accounts);
  }

  /** Kills the storing of the next snapshot, looks at what is left, then lets it be stored. */
  async round(victim: Victim, moment: Moment): Promise<Round> {
    this.#seq += 1;
    const seq = this.#seq;
    await this.#run(this.accounts.killed, { victim, moment });
    await this.server.revive();
    const { committed, problems } = await this.#inspect(seq);
    const again = await this.#run(this.accounts.killed);
    if (again !== 0) problems.push(`storing S${seq} again ended with status ${again}`);
    return { victim, moment, committed, problems };
  }

  /** Stores the same snapshots in peace for another account; returns the differences between the two. */
  async differences(): Promise<string[]> {
    const status = await this.#run(this.accounts.spared, undefined, 1);
    if (status !== 0) return [`storing in peace ended with status ${status}`];
    return connected(this.url(), async (pool) => {
      const [killed, spared] = await Promise.all([
        contents(pool, this.accounts.killed),
        contents(pool, this.accounts.spared),
      ]);
      const found = [...killed]
        .filter(([table, text]) => text !== spared.get(table))
        .map(([table]) => `${table} differs`);
      return [...found, ...(await findInconsistencies(pool, this.accounts.killed))];
    });
  }

  /** Runs the storing process; resolves with its exit status once it is gone. */
  #run(accountId: number, kill?: { victim: Victim; moment: Moment }, from: number = this.#seq): Promise<number | null> {
    const at = kill && "statement" in kill.moment ? String(kill.moment.statement) : "0";
    const args = [
      this.program,
      this.url(),
      String(accountId),
      String(from),
      String(this.#seq),
      at,
      kill?.victim ?? "none",
    ];
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "ignore"] });
    const strike = (backend: number) => {
      const pid = { worker: child.pid, backend, server: this.server.pid }[kill?.victim ?? "worker"];
      if (pid !== undefined && child.exitCode === null) killProcess(pid);
    };
    // `backend PID` when the commit begins, `now PID` when the chosen statement comes up.
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      for (const [, word, pid] of text.matchAll(/(backend|now) (\d+)\n/g)) {
        if (word === "now") strike(Number(pid));
        else if (kill && "milliseconds" in kill.moment) setTimeout(strike, kill.moment.milliseconds, Number(pid));
      }
    });
    return new Promise((resolve) => child.on("close", (code) => resolve(code)));
  }

  async #inspect(seq: number): Promise<{ committed: boolean; problems: string[] }> {
    return connected(this.url(), async (pool) => {
      const problems: string[] = [];
      const { killed } = this.accounts;
      if (!(await lockIsFree(pool, killed))) problems.push("the account's lock is still held");
      const traces = new Map<string, number>();
      for (const [table, column] of TRACES) {
        traces.set(
          table,
          await number(pool, `select count(*) from ${table} where account_id = $1 and ${column} >= $2`, [killed, seq]),
        );
      }
      for (const table of ENDS) {
        const sql = `select count(*) from ${table} where account_id = $1 and to_seq >= $2 and to_seq < 2147483647`;
        traces.set(`${table} ended`, await number(pool, sql, [killed, seq]));
      }
      const committed = (traces.get("snapshot") ?? 0) > 0;
      if (!committed) {
        for (const [what, count] of traces)
          if (count > 0) problems.push(`${count} rows of ${what} without their snapshot`);
      }
      problems.push(...(await findInconsistencies(pool, killed)));
      return { committed, problems };
    });
  }
}

/** The server notices the death of a client when it next talks to it: some milliseconds, not more. */
async function lockIsFree(pool: pg.Pool, accountId: number): Promise<boolean> {
  for (let tries = 0; tries < 100; tries += 1) {
    const { rows } = await pool.query<{ free: boolean }>("select pg_try_advisory_xact_lock($1, $2) as free", [
      COMMIT_LOCK,
      accountId,
    ]);
    if (rows[0]?.free) return true;
    await sleep(50);
  }
  return false;
}

async function number(pool: pg.Pool, sql: string, values: unknown[]): Promise<number> {
  const { rows } = await pool.query<{ count: string }>(sql, values);
  return Number(rows[0]?.count);
}

/** Everything an account holds, with ids replaced by what they stand for. */
async function contents(pool: pg.Pool, accountId: number): Promise<Map<string, string>> {
  const queries = {
    version: `select r.arn, v.from_seq, v.to_seq, v.hash, v.name, s.type, s.region from version v
      join resource r on r.id = v.resource_id join scope s on s.id = v.scope_id where v.account_id = $1 order by 1, 2`,
    body: "select hash, md5(config::text) as config from body where account_id = $1 order by 1",
    coverage: `select s.type, s.region, c.from_seq, c.to_seq, c.status, cardinality(c.seen_ids) from scope_coverage c
      join scope s on s.id = c.scope_id where c.account_id = $1 order by 1, 2, 3`,
    state: `select s.type, s.region, t.fingerprint, t.resources from scope_state t join scope s on s.id = t.scope_id
      where t.account_id = $1 order by 1, 2`,
    snapshot: "select seq, status, stats->'types' as types from snapshot where account_id = $1 order by 1",
  };
  const found = new Map<string, string>();
  for (const [table, sql] of Object.entries(queries)) {
    found.set(table, JSON.stringify((await pool.query(sql, [accountId])).rows));
  }
  return found;
}

async function connected<T>(url: string, work: (pool: pg.Pool) => Promise<T>): Promise<T> {
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  pool.on("error", () => undefined);
  try {
    await untilUp(pool);
    return await work(pool);
  } finally {
    await pool.end();
  }
}

/** A server whose process for one client was killed ends all of them, and recovers before it takes new ones. */
async function untilUp(pool: pg.Pool): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      await pool.query("select 1");
      return;
    } catch (error) {
      if (tries === 300) throw error;
      await sleep(100);
    }
  }
}

function killProcess(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // Gone by itself a moment ago.
  }
}
