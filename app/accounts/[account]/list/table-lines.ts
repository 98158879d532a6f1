/** Rows of the list that are in the document. */
export function linesOf(box: HTMLElement | null): HTMLTableRowElement[] {
  return [...(box?.querySelectorAll<HTMLTableRowElement>("tr[data-index]") ?? [])];
}

/** The row at a position of the page; null when it is not in the document. */
export function lineAt(box: HTMLElement | null, index: number): HTMLTableRowElement | null {
  return box?.querySelector<HTMLTableRowElement>(`tr[data-index="${index}"]`) ?? null;
}

/** Attribute (`data-arn`, `data-key`) by which the rows of a list name what they open. */
export type Naming = "arn" | "key";

/** The row that names something; null when it is not in the document. */
export function lineNamed(box: HTMLElement | null, naming: Naming, name: string): HTMLTableRowElement | null {
  return box?.querySelector<HTMLTableRowElement>(`tr[data-${naming}="${CSS.escape(name)}"]`) ?? null;
}

/** The row that something stands in; null in the heads. */
export function lineAround(target: EventTarget | null): HTMLTableRowElement | null {
  return target instanceof Element ? target.closest<HTMLTableRowElement>("tr[data-index]") : null;
}

/** The cell that something stands in. */
export function cellAround(target: EventTarget | null): HTMLTableCellElement | null {
  return target instanceof Element ? target.closest<HTMLTableCellElement>("td, th") : null;
}

/** Position of a row in the page, from 0. */
export function indexOf(line: HTMLTableRowElement): number {
  return Number(line.dataset.index);
}

/** What of a cell takes the focus: its link, where it has one. */
export function focusOf(cell: HTMLTableCellElement): HTMLElement {
  return cell.querySelector<HTMLElement>("a[href]") ?? cell;
}

/** Gives a cell the focus without making it a tab stop of its own. */
export function focusCell(cell: HTMLTableCellElement): void {
  const target = focusOf(cell);
  if (target === cell) cell.tabIndex = -1;
  target.focus({ preventScroll: true });
  // Scrolled here, because the style sheet's scroll margins keep it clear of the header and the heads.
  cell.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/** The next cell in a direction that is not hidden for want of room; null at the edge. */
export function besideOf(cell: HTMLTableCellElement, step: 1 | -1): HTMLTableCellElement | null {
  let next: Element | null = cell;
  do next = step === 1 ? next.nextElementSibling : next.previousElementSibling;
  while (next instanceof HTMLElement && next.offsetParent === null);
  return next instanceof HTMLTableCellElement ? next : null;
}
