import { printable } from "./table";

/** Progress of a scan, as far as a display needs it. */
export type Shown = {
  scopes: readonly {
    service: string;
    region: string;
    status: "waiting" | "running" | "done" | "partial" | "unseen";
    resources: number;
    gaps: number;
    reason: string | null;
  }[];
  calls: number;
};

/** Shows a scan as it goes. `end` leaves the terminal as it should be. */
export type ScanDisplay = { show: (progress: Shown) => void; end: () => void };

/** Where a display writes: standard error. */
export type Screen = { isTTY?: boolean; columns?: number; write: (text: string) => unknown };

const BAR_WIDTH = 24;
/** Lines for a log file come no more often than this, in milliseconds. */
const LINE_INTERVAL_MS = 2_000;

/** A live bar on a terminal, plain lines elsewhere. */
export function scanDisplay(stream: Screen): ScanDisplay {
  return stream.isTTY ? liveBar(stream) : plainLines(stream);
}

function liveBar(stream: Screen): ScanDisplay {
  const began = Date.now();
  let latest: Shown = { scopes: [], calls: 0 };
  const newGaps = gapLines();
  const draw = () => {
    const fresh = newGaps(latest).map((line) => `\r\x1b[K${line}\n`);
    const line = barLine(latest, Date.now() - began).slice(0, Math.max(20, (stream.columns ?? 80) - 1));
    stream.write(`${fresh.join("")}\r\x1b[K${line}`);
  };
  // The clock moves on even when AWS is silent.
  const timer = setInterval(draw, 250);
  timer.unref();
  return {
    show: (progress) => {
      latest = progress;
    },
    end: () => {
      clearInterval(timer);
      draw();
      stream.write("\r\x1b[K");
    },
  };
}

/** One line: bar, counts, time, and what is being read. */
export function barLine({ scopes, calls }: Shown, elapsedMs: number): string {
  if (scopes.length === 0) return `Signing in and asking for the regions  ${clock(elapsedMs)}`;
  const done = scopes.filter(isOver).length;
  const filled = Math.round((done / scopes.length) * BAR_WIDTH);
  const bar = `${"#".repeat(filled)}${"-".repeat(BAR_WIDTH - filled)}`;
  const running = scopes
    .filter((scope) => scope.status === "running")
    .map((scope) => `${scope.service} ${scope.region}`);
  return printable(`[${bar}] ${counts(scopes, calls)}  ${clock(elapsedMs)}  ${running.join(", ")}`.trimEnd());
}

function plainLines(stream: Screen): ScanDisplay {
  let lineAt = 0;
  let last = "";
  const newGaps = gapLines();
  let latest: Shown = { scopes: [], calls: 0 };
  const write = () => {
    for (const line of newGaps(latest)) stream.write(`${line}\n`);
    const line = counts(latest.scopes, latest.calls);
    if (latest.scopes.length > 0 && line !== last) stream.write(`${line}\n`);
    last = line;
  };
  return {
    show: (progress) => {
      latest = progress;
      if (Date.now() - lineAt < LINE_INTERVAL_MS) return;
      lineAt = Date.now();
      write();
    },
    end: write,
  };
}

function counts(scopes: Shown["scopes"], calls: number): string {
  const done = scopes.filter(isOver).length;
  const resources = scopes.reduce((sum, scope) => sum + scope.resources, 0);
  const gaps = scopes.reduce((sum, scope) => sum + scope.gaps, 0);
  const missing = gaps === 0 ? "" : `, ${number(gaps)} ${gaps === 1 ? "gap" : "gaps"}`;
  return `${done} of ${scopes.length} scopes, ${number(resources)} resources, ${number(calls)} calls${missing}`;
}

/** Gives, at each call, a line for each scope that by now ended without being wholly seen; each line once. */
function gapLines(): (progress: Shown) => string[] {
  const told = new Set<string>();
  return ({ scopes }) =>
    scopes.flatMap(({ service, region, status, reason }) => {
      const scope = `${service} ${region}`;
      if ((status !== "partial" && status !== "unseen") || told.has(scope)) return [];
      // Whoever stopped the scan knows why, and there may be hundreds.
      if (reason === "cancelled") return [];
      told.add(scope);
      const why = reason === null ? "" : ` (${reason.replaceAll("_", " ")})`;
      return [printable(`${scope}: ${status === "unseen" ? "not seen" : "partly seen"}${why}`)];
    });
}

function isOver(scope: Shown["scopes"][number]): boolean {
  return scope.status !== "waiting" && scope.status !== "running";
}

function number(value: number): string {
  return value.toLocaleString("en-US");
}

function clock(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
