const YEAR_SECONDS = 31_536_000;

/** Keeps a choice of this browser, so that the server draws pages by it from then on. */
function keep(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser.
  document.cookie = `${name}=${value}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax`;
}

/** Switches between light and dark; from the system's choice to the other one. */
export function switchTheme(): void {
  const root = document.documentElement;
  const chosen = root.dataset.theme;
  const dark = chosen === undefined ? matchMedia("(prefers-color-scheme: dark)").matches : chosen === "dark";
  const next = dark ? "light" : "dark";
  root.dataset.theme = next;
  keep("theme", next);
}

/** Sets the height of rows, of every table on the page at once. */
export function setDensity(density: "compact" | "default" | "roomy"): void {
  const sized = [document.documentElement, ...document.querySelectorAll<HTMLElement>("[data-density]")];
  for (const element of sized) element.dataset.density = density;
  keep("density", density);
}
