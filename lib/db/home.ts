import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { folderProblem } from "@/lib/db/folder-problem";
import { environment } from "@/lib/env";

/**
 * Folder of the checkout: the nearest one upwards that holds Bearings' package.json. Found by walking, because this
 * code runs from `lib/` in tests and from `dist/` otherwise, and with any working directory. Next's bundler leaves code
 * no folder of its own; the web server is started in the checkout.
 */
export function checkout(): string {
  const own: string | undefined = import.meta.dirname;
  const found = (own && checkoutAbove(own)) ?? checkoutAbove(process.cwd());
  if (!found) throw new Error(`no package.json of Bearings above ${own ?? process.cwd()}`);
  return found;
}

function checkoutAbove(start: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    const manifest = join(folder, "package.json");
    if (existsSync(manifest) && readFileSync(manifest, "utf8").includes('"name": "bearings"')) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

/** Path of the folder of local state: BEARINGS_HOME, else `.bearings` in the checkout. Does not create it. */
export function bearingsHome(): string {
  const { BEARINGS_HOME: chosen } = environment();
  return chosen === undefined ? join(checkout(), ".bearings") : resolve(chosen);
}

/**
 * Creates a folder, and what lies above it.
 * @param mode permission bits of the folder itself; folders above it get the usual ones.
 * @throws AppError `unavailable` saying what to do when the disk is full or the place cannot be written.
 */
export function makeFolder(folder: string, mode: number): string {
  try {
    mkdirSync(dirname(folder), { recursive: true });
    if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode });
    return folder;
  } catch (error) {
    throw folderProblem(error, folder);
  }
}
