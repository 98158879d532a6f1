/** Keys as SDK providers give them. */
type Keys = { expiration?: Date };
type Provider<K extends Keys, Options> = (options?: Options) => Promise<K>;

/** Keys are renewed this long before they end, so that no call leaves with keys that end on its way. */
const RENEW_BEFORE_MS = 5 * 60_000;

/**
 * Makes one provider serve many clients: each SDK client keeps keys for itself only, so a scan with hundreds of
 * clients would assume its role hundreds of times. A failure is not kept.
 */
export function shareCredentials<K extends Keys, Options extends { forceRefresh?: boolean }>(
  provider: Provider<K, Options>,
  now: () => number = Date.now,
): Provider<K, Options> {
  let current: Promise<K> | null = null;
  let renewAt = 0;
  return (options) => {
    if (current === null || now() >= renewAt || options?.forceRefresh) {
      const asked = provider(options);
      current = asked;
      renewAt = Number.POSITIVE_INFINITY;
      asked.then(
        ({ expiration }) => {
          if (current === asked && expiration) renewAt = expiration.getTime() - RENEW_BEFORE_MS;
        },
        () => {
          if (current === asked) current = null;
        },
      );
    }
    return current;
  };
}
