import "server-only";
import type { z } from "zod";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import type { Operation } from "@/lib/operations/define";
import { missing } from "./missing";
import { PAGE_ERROR_PREFIX } from "./page-error";
import { currentActor } from "./session";

/**
 * Asks a query on behalf of the visitor, for a page. What does not exist becomes the not-found page with its sentence; every other
 * failure that has a sentence for people carries it to the error page (React hides messages of server errors from
 * browsers, but passes their digest on).
 */
export async function load<S extends z.ZodType, Output>(
  query: Operation<S, Output>,
  input: z.input<S>,
): Promise<Output> {
  try {
    return await query(await currentActor(), input);
  } catch (error) {
    if (!(error instanceof AppError)) {
      log.error({ err: error, operation: query.id }, "a query of a page failed");
      throw error;
    }
    if (error.code === "not_found") missing(error.message);
    throw Object.assign(new Error(error.message, { cause: error }), { digest: PAGE_ERROR_PREFIX + error.message });
  }
}
