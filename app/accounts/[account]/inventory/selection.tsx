"use client";

import { Copy, Download } from "lucide-react";
import { counted } from "@/components/format";
import type { Picked } from "./use-picked";

/**
 * The table's footer while rows are selected.
 * @param file name of the file with their ARNs
 * @param say tells screen readers what was done
 */
export function Selection({
  picked,
  file,
  clear,
  say,
}: {
  picked: Picked;
  file: string;
  clear: () => void;
  say: (text: string) => void;
}) {
  const copy = async (what: string, texts: Iterable<string>) => {
    await navigator.clipboard.writeText([...texts].join("\n")).then(
      () => say(`Copied ${counted(picked.size, what)}`),
      () => say("Not copied: the browser refused the clipboard."),
    );
  };
  const save = () => {
    const url = URL.createObjectURL(new Blob([[...picked.keys(), ""].join("\n")], { type: "text/plain" }));
    const link = document.createElement("a");
    link.href = url;
    link.download = file;
    link.click();
    // The browser has begun to read it by the next task.
    setTimeout(() => URL.revokeObjectURL(url));
  };
  return (
    <div className="tbl-foot picked">
      <b>{picked.size} selected</b>
      <button type="button" className="btn sm" onClick={() => void copy("id", picked.values())}>
        <Copy className="i" aria-hidden="true" />
        Copy ids
      </button>
      <button type="button" className="btn sm" onClick={() => void copy("ARN", picked.keys())}>
        <Copy className="i" aria-hidden="true" />
        Copy ARNs
      </button>
      <button type="button" className="btn sm" onClick={save}>
        <Download className="i" aria-hidden="true" />
        Export ARNs
      </button>
      <button type="button" className="btn quiet sm" onClick={clear}>
        Clear selection
      </button>
    </div>
  );
}
