import type { UnseenReason } from "@/lib/model/read";

/**
 * A call to AWS that gave no usable answer after all retries. Every `send` of a client made by a session throws
 * this and nothing else, so a collector never has to know an SDK's error classes.
 */
export class CallFailure extends Error {
  override readonly name = "CallFailure";
  constructor(
    readonly reason: UnseenReason,
    /** AWS's error code (`NoSuchBucketPolicy`), or the transport's (`ECONNRESET`). */
    readonly code: string,
    readonly service: string,
    readonly region: string,
    /** API operation (`GetBucketPolicy`). */
    readonly operation: string,
    /** IAM action that the operation needs; null when no grant would help. */
    readonly action: string | null,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
