import type { Job } from "./define-job";
import { scanJob } from "./scan";

/** All jobs that a worker looks for. */
export const jobs: readonly Job[] = [scanJob];
