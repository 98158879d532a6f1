import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, chownSync, existsSync } from "node:fs";
import { join } from "node:path";
import { run, type ServerAccount } from "@/lib/db/embedded-process";
import { folderProblem } from "@/lib/db/folder-problem";
import { makeFolder } from "@/lib/db/home";
import { AppError } from "@/lib/errors";

/**
 * Finds the account to run PostgreSQL under. It refuses to run as root, so root steps down to `postgres`, the account
 * that every distribution's package uses, made when it is missing.
 * @throws AppError `unavailable` when root cannot make the account.
 */
export function serverAccount(): ServerAccount {
  if (process.getuid?.() !== 0) return null;
  const found = accountNamed("postgres");
  if (found !== null) return found;
  const made = spawnSync("useradd", ["--system", "--no-create-home", "--shell", "/usr/sbin/nologin", "postgres"], {
    encoding: "utf8",
  });
  const account = accountNamed("postgres");
  if (account !== null) return account;
  throw new AppError(
    "unavailable",
    `PostgreSQL does not run as root, and the account "postgres" for it could not be made (${(made.stderr || made.error?.message || "useradd failed").trim()}). Start Bearings as an ordinary user, or set DATABASE_URL.`,
  );
}

function accountNamed(name: string): ServerAccount {
  const ask = (option: string): number => {
    const { status, stdout } = spawnSync("id", [option, name], { encoding: "utf8" });
    return status === 0 ? Number(stdout) : Number.NaN;
  };
  const account = { uid: ask("-u"), gid: ask("-g") };
  return Number.isInteger(account.uid) && Number.isInteger(account.gid) ? account : null;
}

/** Where root's databases go when PostgreSQL's account cannot reach the folder of local state. */
const SYSTEM_STATE = "/var/lib/bearings";

/**
 * Makes the folder that holds the database of a folder of local state, writable for PostgreSQL's account and nobody
 * else: `database` in it, or one below the system's state folder when root's checkout lies where no other account may
 * look (a home with mode 0700).
 * @param say tells the user where the database went, once, when that is not the place he would expect.
 * @throws AppError `unavailable` when there is no place to write to.
 */
export async function databaseFolder(
  home: string,
  account: ServerAccount,
  say: (sentence: string) => void,
): Promise<string> {
  const usual = join(home, "database");
  // In a shell, where pg_ctl puts the path, these would mean something.
  if (/["$`\\\n]/.test(usual) && process.platform !== "win32")
    throw new AppError(
      "unavailable",
      `PostgreSQL cannot use ${usual}: the path holds a quote, a dollar sign or a backslash. Set BEARINGS_HOME to a folder without.`,
    );
  if (account === null) {
    makeFolder(home, 0o700);
    return makeFolder(usual, 0o700);
  }
  const folder = ownedFolder(home, usual, account);
  if (await mayWrite(account, folder)) return folder;

  const elsewhere = join(SYSTEM_STATE, createHash("sha256").update(home).digest("hex").slice(0, 12), "database");
  const isNew = !existsSync(elsewhere);
  const fallback = ownedFolder(join(elsewhere, ".."), elsewhere, account);
  if (!(await mayWrite(account, fallback)))
    throw new AppError(
      "unavailable",
      `PostgreSQL's account can write neither to ${usual} nor to ${elsewhere}. Set BEARINGS_HOME to a folder that every account may enter, or start Bearings as an ordinary user.`,
    );
  if (isNew) say(`The database is kept in ${elsewhere}: PostgreSQL's account may not look into ${home}.`);
  return fallback;
}

function ownedFolder(parent: string, folder: string, account: { uid: number; gid: number }): string {
  try {
    if (!existsSync(parent)) {
      makeFolder(parent, 0o711);
      // The mode above was cut by the umask; the account must be able to pass through.
      chmodSync(parent, 0o711);
    }
    makeFolder(folder, 0o700);
    chownSync(folder, account.uid, account.gid);
    return folder;
  } catch (error) {
    throw folderProblem(error, folder);
  }
}

async function mayWrite(account: ServerAccount, folder: string): Promise<boolean> {
  return (await run(account, "/bin/sh", ["-c", 'test -w "$1"', "sh", folder])).code === 0;
}
