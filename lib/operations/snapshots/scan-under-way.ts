import { database } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { scanView } from "./scan-view";

/** The index that allows one scan at a time refused a second: says so in words. Null for every other error. */
export async function scanUnderWay(error: unknown, input: { account: string }): Promise<AppError | null> {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== "P2002") return null;
  return describeScanUnderWay(input.account);
}

/** The conflict that names the scan of the connection that is queued or running. */
export async function describeScanUnderWay(account: string): Promise<AppError> {
  const row = await database().scan.findFirst({
    where: { account: { name: account }, status: { in: ["queued", "running"] } },
    omit: { progress: true },
  });
  const scan = row === null ? null : scanView(row);
  const since = scan === null ? "" : ` since ${scan.since.slice(0, 19).replace("T", " ")} UTC`;
  const what =
    scan?.status === "queued"
      ? `A scan of "${account}" (${scan.name}) waits for a worker${since}; \`npm start\` runs one. Wait for it or cancel it`
      : `A scan of "${account}"${scan === null ? "" : ` (${scan.name})`} is running${since}. Wait for its end or cancel it`;
  return new AppError("conflict", `${what} in the browser.`);
}
