import { createServer } from "node:net";
import { errorCode } from "@/lib/db/folder-problem";
import { AppError } from "@/lib/errors";

/** Where the pages are served. */
export type Address = { host: string; port: number; url: string };

/**
 * Checks the address that HOST and PORT ask for.
 * @throws AppError `forbidden` for a host that other machines could reach: everybody there would see the account.
 */
export function localAddress(host: string, port: number): Address {
  const bare = host.replace(/^\[(.*)\]$/, "$1").toLowerCase();
  if (bare !== "localhost" && bare !== "::1" && !/^127(\.\d{1,3}){3}$/.test(bare))
    throw new AppError(
      "forbidden",
      `HOST=${host} would let other machines in, and no accounts are set up yet to tell people apart. Leave HOST unset; from another machine use a tunnel (ssh -L ${port}:127.0.0.1:${port} …).`,
    );
  return { host: bare, port, url: `http://${bare.includes(":") ? `[${bare}]` : bare}:${port}` };
}

/**
 * Checks that nobody listens at an address.
 * @throws AppError `conflict` or `forbidden` naming the port and how to choose another.
 */
export async function requireFreePort({ host, port }: Address): Promise<void> {
  const error = await new Promise<Error | null>((resolve) => {
    const server = createServer();
    server.once("error", resolve);
    server.listen({ host, port }, () => server.close(() => resolve(null)));
  });
  if (error === null) return;
  const other = port === 3000 ? 3001 : 3000;
  if (errorCode(error) === "EADDRINUSE")
    throw new AppError(
      "conflict",
      `Port ${port} is taken by another program. Choose another one: PORT=${other} npm start`,
      null,
      { cause: error },
    );
  if (errorCode(error) === "EACCES")
    throw new AppError(
      "forbidden",
      `Port ${port} needs more rights than you have (those below 1024 usually do). Choose another one: PORT=${other} npm start`,
      null,
      { cause: error },
    );
  throw new AppError("unavailable", `Bearings cannot listen on ${host}:${port}: ${error.message}.`, null, {
    cause: error,
  });
}
