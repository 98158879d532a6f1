"use client";

import { type KeyName, keyCaps, listed } from "./catalog";
import { boundKeys } from "./registry";

/** The caps of a key, as they stand beside what it does. */
export function KeyCaps({ name }: { name: KeyName }) {
  return (
    <span className="caps">
      {keyCaps(name, isMac()).map((cap, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: `g g` has the same cap twice, and caps never move.
        <kbd key={at}>{cap}</kbd>
      ))}
    </span>
  );
}

/** Every key that does something on the page as it stands, by what it is for. */
export function KeyList() {
  // Overlays close by Esc whether or not the page binds it.
  const keys = listed(new Set([...boundKeys(), "Escape"]));
  const groups = [...new Set(keys.map(({ group }) => group))];
  return (
    <div className="key-groups">
      {groups.map((group) => (
        <section key={group}>
          <h3>{group}</h3>
          <dl>
            {keys
              .filter((key) => key.group === group)
              .map(({ name, does }) => (
                <div key={name}>
                  <dt>
                    <KeyCaps name={name} />
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
      <p className="t3 xs">
        These work on this page, outside of fields. Pages with tables add keys for rows. Single keys can be switched off
        in the settings.
      </p>
    </div>
  );
}

function isMac(): boolean {
  return typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform);
}
