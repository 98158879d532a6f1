// npm run migrate -- new NAME | check | status: migrations for developers. Users need none of it, since Bearings
// applies them at its start (lib/db/migrator.ts).
//   new NAME  writes what the schema has over the migrations into prisma/migrations, to be read and added to
//   check     exit status 2 when schema and migrations differ
//   status    what the database that Bearings uses has applied
import "./node-version.mjs";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBuilt } from "./build.mjs";
import { ensureInstalled } from "./install.mjs";
import { root } from "./lock.mjs";

const USAGE = "npm run migrate -- new NAME | check | status\n";
const folder = join(root, "prisma", "migrations");
const schema = { path: "prisma/schema.prisma", content: readFileSync(join(root, "prisma", "schema.prisma"), "utf8") };
const filters = { externalTables: [], externalEnums: [] };

const [verb, name] = process.argv.slice(2);
const verbs = { new: create, check, status };
if (!Object.hasOwn(verbs, verb ?? "") || (verb === "new") !== /^[a-z][a-z0-9_]*$/.test(name ?? "")) {
  process.stderr.write(`${USAGE}NAME is lower-case words joined by _.\n`);
  process.exit(2);
}
try {
  await ensureInstalled();
  await ensureBuilt(["client", "programs"]);
  process.exitCode = await verbs[verb]();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function create() {
  const { stdout } = await difference();
  if (isEmpty(stdout)) {
    console.log("The schema has nothing that the migrations do not make.");
    return 0;
  }
  const time = new Date().toISOString().replaceAll(/\D/g, "").slice(0, 14);
  const made = join(folder, `${time}_${name}`);
  mkdirSync(made);
  writeFileSync(join(made, "migration.sql"), stdout);
  console.log(`Written to prisma/migrations/${time}_${name}/migration.sql. Read it, then add what Prisma cannot say.`);
  return 0;
}

async function check() {
  const { stdout } = await difference();
  if (isEmpty(stdout)) {
    console.log("The migrations make what the schema says.");
    return 0;
  }
  process.stderr.write(
    `The schema differs from what the migrations make; \`npm run migrate -- new NAME\` would write:\n${stdout}`,
  );
  return 2;
}

async function status() {
  const { ensureDatabase } = await import("../dist/database.js");
  const server = await ensureDatabase(() => undefined, { migrated: false });
  try {
    const engine = await load(server.url);
    const { history, editedMigrationNames, failedMigrationNames } = await engine.diagnoseMigrationHistory({
      migrationsList: migrations(),
      optInToShadowDatabase: false,
      filters,
    });
    const lines = [
      ...(history?.unappliedMigrationNames ?? []).map((one) => `not applied yet: ${one}`),
      ...(history?.unpersistedMigrationNames ?? []).map((one) => `applied, but not in prisma/migrations: ${one}`),
      ...editedMigrationNames.map((one) => `changed after it was applied: ${one}`),
      ...failedMigrationNames.map((one) => `failed halfway: ${one}`),
    ];
    console.log(lines.length > 0 ? lines.join("\n") : "The database has all migrations, as they are.");
    return lines.length > 0 ? 2 : 0;
  } finally {
    await server.close();
  }
}

/** What to do to a database made by the migrations to make it fit the schema. */
async function difference() {
  const { ensureEmbedded } = await import("../dist/embedded.js");
  const home = mkdtempSync(join(tmpdir(), "bearings-migrate-"));
  chmodSync(home, 0o711);
  const server = await ensureEmbedded({ home, settings: ["fsync=off"] });
  try {
    const engine = await load(server.url);
    return await engine.diff({
      from: { tag: "migrations", ...migrations() },
      to: { tag: "schemaDatamodel", files: [schema] },
      script: true,
      exitCode: true,
      shadowDatabaseUrl: null,
      filters,
    });
  } finally {
    await server.close();
    rmSync(home, { recursive: true, force: true });
  }
}

async function load(url) {
  const { schemaEngine } = await import("./schema-engine.mjs");
  return schemaEngine(url, [schema.path, schema.content]);
}

function migrations() {
  const names = readdirSync(folder)
    .filter((one) => existsSync(join(folder, one, "migration.sql")))
    .sort();
  return {
    baseDir: folder,
    lockfile: { path: "migration_lock.toml", content: readFileSync(join(folder, "migration_lock.toml"), "utf8") },
    shadowDbInitScript: "",
    migrationDirectories: names.map((path) => ({
      path,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: readFileSync(join(folder, path, "migration.sql"), "utf8") },
      },
    })),
  };
}

function isEmpty(script) {
  return script.replaceAll(/^--.*$/gm, "").trim() === "";
}
