"use client";

import { Copy } from "lucide-react";
import { useEffect, useState } from "react";

const SHOWN_MS = 2000;

/** Copies `text`; says Copied for two seconds. `what` names the thing for those who do not see what it stands beside. */
export function CopyButton({ text, what, label = "Copy" }: { text: string; what: string; label?: string }) {
  const [said, setSaid] = useState<string | null>(null);
  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => setSaid(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid("Copied");
    } catch {
      // Browsers may refuse the clipboard; the text beside the button can be selected.
      setSaid("Not copied");
    }
  };
  return (
    <button type="button" className="btn quiet sm" onClick={copy} aria-label={`${label} ${what}`}>
      <Copy className="i" aria-hidden="true" />
      <span aria-live="polite">{said ?? label}</span>
    </button>
  );
}
