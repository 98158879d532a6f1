/** Says that a part of the page did not arrive when it was asked for. */
export function Late({ failed }: { failed: boolean }) {
  if (!failed) return null;
  return (
    <span className="late" role="alert">
      This part could not be loaded. Load the page again.
    </span>
  );
}
