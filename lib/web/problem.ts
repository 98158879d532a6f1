import "server-only";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";

/** What a form says of a failure. A bug is logged and said to be one. */
export function problemOf(error: unknown, operation: string): string {
  if (error instanceof AppError) return error.message;
  log.error({ err: error, operation }, "a command failed");
  return "Bearings failed at this, and nothing was changed. The server's log says why.";
}
