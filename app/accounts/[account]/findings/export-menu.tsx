import { Download } from "lucide-react";
import { Popover } from "@/components/ui/popover";
import { EXPORTS, type FindingLinks } from "./finding-links";

/** The findings of the filter as a file, in one of several formats. */
export function ExportMenu({ label, links }: { label: string; links: FindingLinks }) {
  return (
    <>
      <Popover
        label={`Export ${label}`}
        align="end"
        panelClass="export-panel"
        trigger={
          <>
            <Download className="i" aria-hidden="true" />
            Export {label}
          </>
        }
      >
        <ul>
          {EXPORTS.map(({ format, label: name, note }) => (
            <li key={format}>
              <a href={links.file(format)} download>
                <span className="grow">{name}</span>
                <span className="t3 xs">{note}</span>
              </a>
            </li>
          ))}
        </ul>
      </Popover>
      <noscript>
        <a href={links.file("csv")} download>
          CSV
        </a>{" "}
        <a href={links.file("html")} download>
          HTML report
        </a>
      </noscript>
    </>
  );
}
