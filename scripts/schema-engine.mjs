// Prisma's own schema engine as WebAssembly, for developers: what `prisma migrate` does, without the native engine
// that would have to be downloaded.
import { readFileSync } from "node:fs";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import pg from "pg";

/** PostgreSQL's internal one-byte "char" and its ordinary char(n), by their type numbers. */
const INTERNAL_CHAR = 18;
const CHAR = 1042;

/** One connection that passes "char" off as char(n), which the adapter knows, and remembers where. */
class EnginePool extends pg.Pool {
  internalChars = [];

  async query(...args) {
    const result = await super.query(...args);
    this.internalChars = [];
    for (const [index, field] of (result?.fields ?? []).entries()) {
      if (field.dataTypeID !== INTERNAL_CHAR) continue;
      field.dataTypeID = CHAR;
      this.internalChars.push(index);
    }
    return result;
  }
}

/** The adapter as shipped serves queries only; these three changes make it serve the engine. */
class EngineAdapterFactory extends PrismaPg {
  #config;

  constructor(config) {
    super(config);
    this.#config = config;
  }

  async connect() {
    return this.#adapter(this.#config, async () => undefined);
  }

  /**
   * A scratch database, in which the engine replays migrations. Its own implementation would let a connection string
   * win over the name of that database and so work on the real one: hence separate settings, and a name of our own.
   */
  async connectToShadowDb() {
    const name = `bearings_shadow_${crypto.randomUUID().replaceAll("-", "")}`;
    await runAlone(this.#config, `create database ${name}`);
    return this.#adapter({ ...this.#config, database: name }, () =>
      runAlone(this.#config, `drop database ${name} with (force)`),
    );
  }

  async #adapter(config, after) {
    const pool = new EnginePool({ ...config, max: 1 });
    pool.on("error", () => undefined);
    const adapter = await new PrismaPg(pool).connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query);
      for (const index of pool.internalChars) result.columnTypes[index] = ColumnTypeEnum.Character;
      return result;
    };
    // Whole, since splitting at semicolons breaks functions and DO blocks.
    adapter.executeScript = async (script) => void (await pool.query(script));
    adapter.dispose = async () => {
      await pool.end();
      await after();
    };
    return adapter;
  }
}

async function runAlone(config, sql) {
  const client = new pg.Client(config);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/**
 * Loads the engine.
 * @param url connection string of a server on which it may make scratch databases.
 * @param schema `[path, text]` of the Prisma schema.
 */
export async function schemaEngine(url, schema) {
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => process.stderr.write(`${message}\n`) };
  const name = "@prisma/schema-engine-wasm/schema_engine_bg";
  const glue = await import(name);
  const wasm = new URL("./schema_engine_bg.wasm", import.meta.resolve(name));
  const { instance } = await WebAssembly.instantiate(readFileSync(wasm), { "./schema_engine_bg.js": glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  const { hostname, port, username, password, pathname } = new URL(url);
  const factory = new EngineAdapterFactory({
    host: hostname,
    port: Number(port || 5432),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
  });
  return glue.SchemaEngine.new({ datamodels: [schema] }, () => undefined, bindMigrationAwareSqlAdapterFactory(factory));
}
