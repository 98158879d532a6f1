import "server-only";
import type pg from "pg";

/** Rows handed over at a time: a few milliseconds of work, so that other requests get their turn between them. */
const CHUNK = 1000;

/**
 * The rows of one statement, in chunks: they belong to one moment of the store. Holds a connection until the reader
 * has come to the end or stops.
 */
export async function* readChunks<Row extends pg.QueryResultRow>(
  pool: pg.Pool,
  text: string,
  values: unknown[],
): AsyncGenerator<Row[], void, undefined> {
  const client = await pool.connect();
  let failure: Error | undefined;
  try {
    await client.query("begin read only");
    await client.query(`declare chunks no scroll cursor for ${text}`, values);
    for (;;) {
      const { rows } = await client.query<Row>(`fetch ${CHUNK} from chunks`);
      if (rows.length > 0) yield rows;
      if (rows.length < CHUNK) break;
    }
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    // A reader that stops early leaves the transaction open; nothing was written, so nothing is lost.
    if (failure === undefined) await client.query("rollback").catch((error: Error) => (failure = error));
    client.release(failure);
  }
}
