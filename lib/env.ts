import { z } from "zod";
import { AppError } from "./errors";

const LEVELS = ["trace", "debug", "info", "warn", "error", "silent"] as const;
const PORT_RULE = "A number from 1 to 65535.";

const Environment = z.object({
  /** Any PostgreSQL 15 or newer; unset means the embedded one. */
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: "An address such as postgresql://user:password@host:5432/bearings." })
    .optional(),
  /** Folder of local state: embedded database, logs. */
  BEARINGS_HOME: z.string().min(1).optional(),
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: z.coerce.number(PORT_RULE).int(PORT_RULE).min(1, PORT_RULE).max(65535, PORT_RULE).default(3000),
  LOG_LEVEL: z.enum(LEVELS, `One of ${LEVELS.join(", ")}.`).default("info"),
});
export type Environment = z.infer<typeof Environment>;

/**
 * The environment, validated. Read when it is needed, not at import: a build has no database.
 * @throws AppError `invalid` naming each wrong variable and what it must be.
 */
export function environment(): Environment {
  // biome-ignore lint/style/noProcessEnv: the one door to the environment.
  const source = process.env;
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = Environment.safeParse(given);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new AppError("invalid", `The environment has settings that Bearings cannot use:\n${lines.join("\n")}`);
}

/**
 * Environment for a program that has no business with our settings and credentials (PostgreSQL, which may even run
 * under another account): where programs and temporary files lie, plain English, UTC.
 */
export function bareEnvironment(): NodeJS.ProcessEnv {
  // biome-ignore lint/style/noProcessEnv: the one door to the environment.
  const source = process.env;
  const kept = ["PATH", "TMPDIR", "TEMP", "TMP", "SystemRoot"].flatMap((name) => {
    const value = source[name];
    return value === undefined ? [] : [[name, value]];
  });
  return { NODE_ENV: source.NODE_ENV, ...Object.fromEntries(kept), LC_ALL: "C", TZ: "UTC" };
}

/** Our environment with changes, for the processes of Bearings that we start. */
export function environmentWith(changes: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  // biome-ignore lint/style/noProcessEnv: the one door to the environment.
  return { ...process.env, ...changes };
}
