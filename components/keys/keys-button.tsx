"use client";

import { showKeys } from "./keys";

/** Opens the list of keys, and teaches its own. */
export function KeysButton() {
  return (
    <button type="button" onClick={showKeys}>
      <kbd>?</kbd> keys
    </button>
  );
}
