import { database } from "@/lib/db/client";
import { log } from "@/lib/log";
import type { ScanProgress } from "./scan-view";

/** How often progress is written and a wish to cancel is looked for, in milliseconds. */
const INTERVAL_MS = 500;
/** Longest time without a sign of life while nothing changes, in milliseconds. */
const HEARTBEAT_MS = 5_000;

/**
 * Keeps the row of a running scan up to date and hears of a wish to cancel it. A database that does not answer for a
 * while is no reason to stop: the connection that holds the lock decides that.
 */
export class ScanReporter {
  private latest: ScanProgress | null = null;
  private written: ScanProgress | null = null;
  private writtenAt = 0;
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();

  /**
   * @param onCancel called once when somebody asked to cancel the scan.
   * @param onTaken called when the scan is no longer ours: it was closed from outside.
   */
  constructor(
    private readonly scanId: string,
    private readonly onCancel: () => void,
    private readonly onTaken: () => void,
  ) {}

  start(): void {
    this.timer = setInterval(() => {
      this.running = this.running.then(() => this.tick());
    }, INTERVAL_MS);
  }

  /** Notes progress; it is written at the next tick. Make a new object for each change. */
  report(progress: ScanProgress): void {
    this.latest = progress;
  }

  /** Writes what was last reported, and stops. */
  async stop(): Promise<void> {
    if (this.timer === null) return;
    clearInterval(this.timer);
    this.timer = null;
    await this.running;
    await this.tick();
  }

  private async tick(): Promise<void> {
    try {
      const row = this.isDue() ? await this.write() : await this.read();
      if (row === null || row.status !== "running") this.onTaken();
      else if (row.cancelRequestedAt !== null) this.onCancel();
    } catch (error) {
      log.warn(
        { scanId: this.scanId, reason: error instanceof Error ? error.message : String(error) },
        "Progress of a scan could not be written",
      );
    }
  }

  private isDue(): boolean {
    return this.latest !== this.written || Date.now() - this.writtenAt >= HEARTBEAT_MS;
  }

  private read() {
    return database().scan.findUnique({ where: { id: this.scanId }, select: ROW });
  }

  private async write() {
    const progress = this.latest;
    // As text: of thousands of scopes, Prisma would look at each value twice a second.
    const text = progress === null ? null : JSON.stringify(progress);
    const [row] = await database().$queryRaw<Row[]>`
      update scan set heartbeat_at = now(), progress = coalesce(${text}::jsonb, progress)
      where id = ${this.scanId}::uuid and status = 'running'
      returning status, cancel_requested_at as "cancelRequestedAt"`;
    this.written = progress;
    this.writtenAt = Date.now();
    return row ?? null;
  }
}

type Row = { status: string; cancelRequestedAt: Date | null };

const ROW = { status: true, cancelRequestedAt: true } as const;
