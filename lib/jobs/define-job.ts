import type { z } from "zod";

/** A kind of background work. It may run twice, or again after its worker died, and must do no harm then. */
export type Job = {
  queue: string;
  /** How many of them one worker process works on at once. */
  atOnce: number;
  /**
   * @param data as it was queued; parsed first.
   * @param stop aborted when the worker is asked to end, or lost the job to another one.
   */
  run: (data: unknown, stop: AbortSignal) => Promise<void>;
};

/** Declares a job whose data has a shape. */
export function defineJob<S extends z.ZodType>(job: {
  queue: string;
  input: S;
  atOnce: number;
  run: (input: z.output<S>, stop: AbortSignal) => Promise<void>;
}): Job {
  return { queue: job.queue, atOnce: job.atOnce, run: (data, stop) => job.run(job.input.parse(data), stop) };
}
