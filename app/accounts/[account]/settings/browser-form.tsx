"use client";

import { useEffect, useState } from "react";
import { useFormStatus } from "react-dom";
import type { Preferences } from "@/lib/web/preferences";
import { preferencesAction } from "./actions";

const CHOICES = [
  {
    name: "theme",
    label: "Theme",
    options: [
      ["system", "as the system"],
      ["light", "light"],
      ["dark", "dark"],
    ],
  },
  {
    name: "density",
    label: "Rows",
    options: [
      ["compact", "compact"],
      ["default", "default"],
      ["roomy", "roomy"],
    ],
  },
  {
    name: "keys",
    label: "Single keys",
    options: [
      ["on", "on"],
      ["off", "off"],
    ],
  },
] as const;

/** How this browser's owner wants to read. It is the browser that remembers it, nobody else. */
export function BrowserForm({ given }: { given: Preferences }) {
  return (
    <form action={preferencesAction} className="stack prefs">
      {CHOICES.map(({ name, label, options }) => (
        <fieldset key={name} className="pref">
          <legend>{label}</legend>
          {options.map(([value, word]) => (
            <Choice key={value} name={name} value={value} word={word} chosen={given[name] === value} />
          ))}
        </fieldset>
      ))}
      <fieldset className="pref">
        <legend>Times</legend>
        <Choice name="zone" value="UTC" word="UTC" chosen={given.zone === "UTC"} />
        <LocalZone given={given.zone} />
      </fieldset>
      <Save />
    </form>
  );
}

function Choice({ name, value, word, chosen }: { name: string; value: string; word: string; chosen: boolean }) {
  return (
    <label>
      <input className="check" type="radio" name={name} value={value} defaultChecked={chosen} key={String(chosen)} />
      {word}
    </label>
  );
}

/** The zone of this machine's clock is known to scripts only; without them the one that was chosen stays. */
function LocalZone({ given }: { given: string }) {
  const [zone, setZone] = useState(given);
  useEffect(() => setZone(Intl.DateTimeFormat().resolvedOptions().timeZone), []);
  if (zone === "UTC") return null;
  return <Choice name="zone" value={zone} word={`local time, ${zone}`} chosen={given === zone} />;
}

function Save() {
  const { pending } = useFormStatus();
  return (
    <div>
      <button type="submit" className="btn" disabled={pending}>
        Save for this browser
      </button>
    </div>
  );
}
