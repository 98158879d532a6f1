import "server-only";
import { headers } from "next/headers";
import { environment } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { type Actor, localActor } from "@/lib/operations/actor";
import { isLocalOwner } from "./request-guard";

/**
 * Who makes this request: the one place that says so. Until there is sign-in, a request under a loopback name to a
 * server that only this machine can reach is its owner's (docs/decisions/0006-local-owner-until-sign-in.md); nobody
 * else gets an actor, and without one no operation runs.
 * @throws AppError `forbidden` for everybody else.
 */
export async function currentActor(): Promise<Actor> {
  const given = await headers();
  const { HOST, PORT } = environment();
  if (isLocalOwner((name) => given.get(name), { host: HOST, port: PORT })) return localActor;
  throw new AppError(
    "forbidden",
    `Bearings has no sign-in yet, so it serves this machine only: http://127.0.0.1:${PORT}.`,
  );
}
