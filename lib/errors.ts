export type AppErrorCode = "not_found" | "forbidden" | "invalid" | "conflict" | "unavailable";

/**
 * A failure that the person in front of us can do something about. The message says what is wrong and what to
 * do; `field` names the input it belongs to. Everything else that is thrown is a bug.
 */
export class AppError extends Error {
  override readonly name = "AppError";
  constructor(
    readonly code: AppErrorCode,
    message: string,
    readonly field: string | null = null,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
