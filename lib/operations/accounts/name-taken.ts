import { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";

/** The unique index on names refused a write: says so in words. Null for every other error. */
export function nameTaken(error: unknown, input: { name?: string; newName?: string }): AppError | null {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== "P2002") return null;
  const name = input.newName ?? input.name ?? "";
  return new AppError("conflict", `There is a connection called "${name}" already. Choose another name.`, "name");
}
