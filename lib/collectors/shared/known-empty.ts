/**
 * True when a listing came to its end and held nothing, so that what can only exist below its items need not be asked
 * for. A listing that failed proves nothing: its children may still be readable.
 */
export async function knownEmpty(parents: Promise<readonly unknown[]>): Promise<boolean> {
  return parents.then(
    ({ length }) => length === 0,
    () => false,
  );
}
