import "server-only";
import { AppError, type AppErrorCode } from "@/lib/errors";
import { log } from "@/lib/log";

const STATUS: Record<AppErrorCode, number> = {
  not_found: 404,
  forbidden: 403,
  invalid: 400,
  conflict: 409,
  unavailable: 503,
};

/** Runs a route handler and turns its failures into plain text with the status that fits. */
export async function answer(handler: () => Promise<Response>): Promise<Response> {
  try {
    return await handler();
  } catch (error) {
    if (error instanceof AppError)
      return new Response(`${error.message}\n`, { status: STATUS[error.code], headers: TEXT });
    log.error({ err: error }, "a route handler failed");
    return new Response("Bearings failed at this. The server's log says why.\n", { status: 500, headers: TEXT });
  }
}

const TEXT = { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" };
