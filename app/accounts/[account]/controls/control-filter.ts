import type { ControlView, FrameworkView } from "@/lib/operations/findings/views";
import type { ControlParams } from "@/lib/web/control-params";

/** A section with all of its controls at the chosen level, and those that the filter leaves. */
export type ShownSection = { title: string; all: ControlView[]; shown: ControlView[]; isOpen: boolean };

/**
 * The sections of a framework under a filter. Numbers are found whole (`5.3` is not `5.31`), titles by their words.
 * Sections without any control at the level are left out; those that are not opened keep their row.
 */
export function shownSections(framework: FrameworkView, params: ControlParams): ShownSection[] {
  const { level, q, section, status } = params;
  return framework.sections
    .map(({ title, controls }) => {
      const all = controls.filter((control) => level === null || control.level === Number(level));
      const shown = all.filter(
        (control) => (status.length === 0 || status.includes(control.status)) && (q === null || means(control, q)),
      );
      return { title, all, shown, isOpen: section.length === 0 || section.includes(title) };
    })
    .filter(({ all }) => all.length > 0);
}

function means({ id, title, check }: ControlView, q: string): boolean {
  if (/^\d+(\.\d+)*$/.test(q)) return id === q || id.startsWith(`${q}.`);
  const searched = `${title} ${check} ${id}`.toLowerCase();
  return q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => searched.includes(word));
}
