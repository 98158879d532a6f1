import { z } from "zod";
import { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";

/** What a view is called: a line of text as a person writes it. */
export const ViewName = z
  .string()
  .trim()
  .min(1, "A view needs a name.")
  .max(80, "A name has 80 characters at most.")
  .refine((name) => !/\p{Cc}/u.test(name), "A name is one line of text.");

/** Filters of the longest addresses that browsers and servers pass on. */
const MAX_QUERY = 8_000;

/** Parameters that say where somebody stands, not what they look for. */
const OF_A_MOMENT = ["at", "after", "open", "tab"];

/** A query string in the form that `URLSearchParams` writes, of a filter alone. */
export const ViewQuery = z
  .string()
  .max(MAX_QUERY, "This filter is too long to be saved.")
  .refine((query) => new URLSearchParams(query).toString() === query, "This is not a query string.")
  .refine(
    (query) => OF_A_MOMENT.every((name) => !new URLSearchParams(query).has(name)),
    "A view holds a filter, not a snapshot, a position or an opened resource.",
  );

/** The unique index on names refused a write: says so in words. Null for every other error. */
export function viewNameTaken(error: unknown, name: string): AppError | null {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== "P2002") return null;
  return new AppError("conflict", `There is a view called "${name}" already. Choose another name.`, "name");
}
