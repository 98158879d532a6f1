import type { z } from "zod";
import { database } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import type { JsonObject } from "@/lib/model/json";
import type { Actor, Permission } from "./actor";

/** Prisma inside a transaction. */
export type Transaction = Prisma.TransactionClient;

/** An operation: call it with who acts and what they ask. Checks permission, then the input, then does its work. */
export type Operation<S extends z.ZodType, Output> = ((actor: Actor, input: z.input<S>) => Promise<Output>) & {
  /** `account.connect`; the activity log's word for it. */
  readonly id: string;
  readonly permission: Permission;
  readonly input: S;
};

type QueryDefinition<S extends z.ZodType, Output> = {
  id: string;
  permission: Permission;
  input: S;
  run: (context: { actor: Actor; input: z.output<S> }) => Promise<Output>;
};

type CommandDefinition<S extends z.ZodType, Output> = {
  id: string;
  permission: Permission;
  input: S;
  /** How long its transaction may take, in milliseconds; five seconds unless said. */
  timeoutMs?: number;
  run: (context: { tx: Transaction; actor: Actor; input: z.output<S> }) => Promise<{
    output: Output;
    /** What the log keeps: the account's row, and names of what was touched; never a secret. */
    activity: { accountId: number | null; detail: JsonObject };
  }>;
  /** Turns a database error into one for people (a unique index that refused); null lets it pass. */
  refused?: (error: unknown, input: z.output<S>) => AppError | null | Promise<AppError | null>;
};

/**
 * Declares a question: permission, parse, run. Returns plain views, never database rows.
 * The operation throws `AppError` `forbidden` or `invalid` (with the first wrong field) before it runs.
 */
export function defineQuery<S extends z.ZodType, Output>(definition: QueryDefinition<S, Output>): Operation<S, Output> {
  const { id, permission, input, run } = definition;
  const ask = async (actor: Actor, given: z.input<S>): Promise<Output> => {
    allow(actor, id, permission);
    return run({ actor, input: parse(input, given) });
  };
  return Object.assign(ask, { id, permission, input });
}

/**
 * Declares a command: permission, parse, then transaction, run and activity row as one, so that none of them can be
 * skipped and the log never tells of something that was rolled back.
 */
export function defineCommand<S extends z.ZodType, Output>(
  definition: CommandDefinition<S, Output>,
): Operation<S, Output> {
  const { id, permission, input, run, refused, timeoutMs: timeout = 5_000 } = definition;
  const act = async (actor: Actor, given: z.input<S>): Promise<Output> => {
    allow(actor, id, permission);
    const parsed = parse(input, given);
    try {
      return await database().$transaction(
        async (tx) => {
          const { output, activity } = await run({ tx, actor, input: parsed });
          await tx.activity.create({ data: { actor: `${actor.kind}:${actor.name}`, command: id, ...activity } });
          return output;
        },
        { timeout },
      );
    } catch (error) {
      throw (await refused?.(error, parsed)) ?? error;
    }
  };
  return Object.assign(act, { id, permission, input });
}

/** A long piece of work: what it is called with besides its input (signals, progress) is not data and not parsed. */
export type Task<S extends z.ZodType, Live extends unknown[], Output> = (
  actor: Actor,
  input: z.input<S>,
  ...live: Live
) => Promise<Output>;

/**
 * Declares work that outlasts a transaction: permission, parse, run. It keeps its own transactions, and its start and
 * end write the activity rows.
 */
export function defineTask<S extends z.ZodType, Live extends unknown[], Output>(definition: {
  id: string;
  permission: Permission;
  input: S;
  run: (context: { actor: Actor; input: z.output<S> }, ...live: Live) => Promise<Output>;
}): Task<S, Live, Output> {
  const { id, permission, input, run } = definition;
  return async (actor, given, ...live) => {
    allow(actor, id, permission);
    return run({ actor, input: parse(input, given) }, ...live);
  };
}

function allow(actor: Actor, id: string, permission: Permission): void {
  if (actor.permissions.includes(permission)) return;
  throw new AppError("forbidden", `${actor.name} may not do this (${id} needs the permission ${permission}).`);
}

function parse<S extends z.ZodType>(schema: S, given: z.input<S>): z.output<S> {
  const result = schema.safeParse(given);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new AppError("invalid", issue?.message ?? "The input is not valid.", issue?.path.join(".") || null);
  }
  const path = unstorable(result.data);
  if (path === null) return result.data;
  throw new AppError("invalid", "A text holds a character (U+0000) that nothing here can contain.", path || null);
}

/** Dotted path of the first text with a character that PostgreSQL refuses, null when there is none. */
function unstorable(value: unknown): string | null {
  if (typeof value === "string") return value.includes("\u0000") ? "" : null;
  if (typeof value !== "object" || value === null) return null;
  for (const [key, item] of Object.entries(value)) {
    const below = unstorable(item);
    if (below !== null) return below === "" ? key : `${key}.${below}`;
  }
  return null;
}
