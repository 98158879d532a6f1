import type { UnseenReason } from "@/lib/model/read";
import { GLOBAL } from "@/lib/model/resource";
import type { CallCount } from "@/lib/model/snapshot";

/** How far a scope is. `partial` and `unseen` are ends as well as `done`. */
export type ScopeProgress = {
  service: string;
  region: string;
  status: "waiting" | "running" | "done" | "partial" | "unseen";
  resources: number;
  calls: number;
  /** Requests beyond the first of a call, and time that calls took, added up; 0 before the end of the collection. */
  retries: number;
  milliseconds: number;
  gaps: number;
  /** Reason of the first gap; null while there is none. */
  reason: UnseenReason | null;
};

/** The state of a whole collection. */
export type CollectProgress = { scopes: ScopeProgress[]; calls: number };

/** Adds to each scope what its calls took. Calls of a global service belong to its one scope, wherever they went. */
export function addCallFigures(scopes: readonly ScopeProgress[], calls: readonly CallCount[]): void {
  for (const { service, region, retries, milliseconds } of calls) {
    const own = scopes.filter((scope) => scope.service === service);
    const scope = own.find((one) => one.region === region || one.region === GLOBAL);
    if (scope === undefined) continue;
    scope.retries += retries;
    scope.milliseconds += milliseconds;
  }
}

/** Reports progress, at most once in an interval, and once more when forced. */
export class ProgressReporter {
  private timer: NodeJS.Timeout | null = null;

  /** @param report gets a snapshot of its own, which it may keep */
  constructor(
    private readonly scopes: readonly ScopeProgress[],
    private readonly report: ((progress: CollectProgress) => void) | undefined,
    private readonly intervalMs: number,
  ) {}

  /** Notes that something changed. */
  changed(): void {
    if (!this.report || this.timer) return;
    this.timer = setTimeout(() => this.flush(), this.intervalMs);
    this.timer.unref();
  }

  /** Reports at once, changed or not. */
  flush(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const scopes = this.scopes.map((scope) => ({ ...scope }));
    this.report?.({ scopes, calls: scopes.reduce((sum, scope) => sum + scope.calls, 0) });
  }
}
