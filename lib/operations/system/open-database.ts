import { setFlagsFromString } from "node:v8";
import { openDatabase as open } from "@/lib/db/open";
import type { DatabaseServer } from "@/lib/db/server";

let opened: DatabaseServer | null = null;

/**
 * Makes the database ready for a process of its own (command line, worker): the one that DATABASE_URL names, else the
 * embedded one, which is started or joined. Throws AppError `unavailable` with what to do. Asks for no permission:
 * nothing is read or shown yet.
 */
export async function openDatabase(): Promise<void> {
  // Prisma plans its queries in WebAssembly. Compiling that a second time, for speed, takes 50 MB and half a second of
  // a processor, which a process that mostly waits for AWS never earns back.
  setFlagsFromString("--liftoff-only");
  opened ??= await open();
}

/** Lets go of the database; the embedded server stops with the last process that uses it. */
export async function closeDatabase(): Promise<void> {
  const closing = opened;
  opened = null;
  await closing?.close();
}
