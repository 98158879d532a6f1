import { AppError } from "@/lib/errors";
import { type Launch, launch } from "@/lib/launch/supervisor";

/** How often to look whether npm still lives, in milliseconds. */
const PARENT_WATCH_MS = 500;

// The program behind `npm start`, `npm run dev` and `npm run worker`; scripts/start.mjs has installed and built.
const stop = new AbortController();
let askedAt = 0;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.on(signal, () => {
    // Ctrl-C comes twice, from the terminal and from npm. Whoever asks again later does not want to wait; what we
    // leave ends by itself.
    if (askedAt > 0 && Date.now() - askedAt > 2000) process.exit(1);
    askedAt ||= Date.now();
    stop.abort();
  });

// npm that is killed tells nobody below it. Started by it, we end with it, as with Ctrl-C.
const parent = process.ppid;
// biome-ignore lint/style/noProcessEnv: npm's own variable.
if (process.env.npm_lifecycle_event !== undefined)
  setInterval(() => {
    if (process.ppid !== parent) stop.abort();
  }, PARENT_WATCH_MS).unref();

const mode: Launch["mode"] = process.argv.includes("--dev")
  ? "dev"
  : process.argv.includes("--worker")
    ? "worker"
    : "start";
try {
  await launch({ mode, say: (sentence) => process.stdout.write(`${sentence}\n`), signal: stop.signal });
  process.exit(0);
} catch (error) {
  process.stderr.write(`${error instanceof AppError ? error.message : describe(error)}\n`);
  process.exit(1);
}

/** For what is a fault of ours: the stack is what a report needs. */
function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
