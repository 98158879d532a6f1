/** Exit statuses of the command line, as `bearings --help` explains them. */
export const EXIT = { done: 0, failed: 1, wrongUse: 2, gaps: 3 } as const;
export type ExitStatus = (typeof EXIT)[keyof typeof EXIT];
