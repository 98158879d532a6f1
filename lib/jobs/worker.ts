// The entry of a worker process. Its parent gives it DATABASE_URL; started alone it opens the embedded database.
import "@/lib/lean-heap";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { closeDatabase, openDatabase } from "@/lib/operations/system/open-database";
import { startWorker } from "./start-worker";

async function main(): Promise<void> {
  await openDatabase();
  const worker = await startWorker();
  let stopping = false;
  const stop = async (signal: NodeJS.Signals) => {
    if (stopping) process.exit(1);
    stopping = true;
    log.info({ signal }, "Worker stops");
    await worker.stop();
    await closeDatabase();
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop(signal));
}

try {
  await main();
} catch (error) {
  if (error instanceof AppError) process.stderr.write(`${error.message}\n`);
  else log.error({ err: error }, "The worker could not start");
  process.exit(1);
}
