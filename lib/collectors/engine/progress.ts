import type { UnseenReason } from "@/lib/model/read";

/** How far a scope is. `partial` and `unseen` are ends as well as `done`. */
export type ScopeProgress = {
  service: string;
  region: string;
  status: "waiting" | "running" | "done" | "partial" | "unseen";
  resources: number;
  calls: number;
  gaps: number;
  /** Reason of the first gap; null while there is none. */
  reason: UnseenReason | null;
};

/** The state of a whole collection. */
export type CollectProgress = { scopes: ScopeProgress[]; calls: number };

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
