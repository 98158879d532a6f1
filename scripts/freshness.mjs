// Tells whether something that was built is still what its sources would give. A first look compares times and sizes
// (milliseconds for a thousand files); only where those differ are the contents read.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./lock.mjs";

/**
 * @param inputs files and folders of the checkout.
 * @param ignore tells by its path, with slashes, that a file or folder does not count.
 * @returns what `isFresh` and `noteBuilt` compare.
 */
export function look(inputs, ignore = () => false) {
  const files = {};
  const visit = (path) => {
    if (ignore(path)) return;
    const stat = statSync(join(root, path), { throwIfNoEntry: false });
    if (stat === undefined) return;
    if (stat.isDirectory()) for (const name of readdirSync(join(root, path)).sort()) visit(`${path}/${name}`);
    else files[path] = `${stat.mtimeMs} ${stat.size}`;
  };
  for (const input of inputs) visit(input);
  return files;
}

/** True when `stamp` says that the output was built from these sources, with this version of the recipe. */
export function isFresh(stamp, recipe, files) {
  if (!existsSync(stamp)) return false;
  let built;
  try {
    built = JSON.parse(readFileSync(stamp, "utf8"));
  } catch {
    return false;
  }
  if (built.recipe !== recipe) return false;
  const paths = Object.keys(files);
  const sameTimes =
    paths.length === Object.keys(built.files).length && paths.every((path) => built.files[path] === files[path]);
  if (sameTimes) return true;
  const contents = contentHash(paths);
  if (built.contents !== contents) return false;
  // Touched but not changed (a checkout of another branch and back): spare the next start the reading.
  write(stamp, recipe, files, contents);
  return true;
}

/** Hash of the sources; take it before building, so that an edit made meanwhile counts as newer. */
export function contentHash(paths) {
  const hash = createHash("sha256");
  for (const path of paths) {
    hash.update(`${path}\0`);
    hash.update(
      createHash("sha256")
        .update(readFileSync(join(root, path)))
        .digest(),
    );
  }
  return hash.digest("hex");
}

/** Notes what an output was built from. */
export function noteBuilt(stamp, recipe, files, contents) {
  write(stamp, recipe, files, contents);
}

function write(stamp, recipe, files, contents) {
  writeFileSync(stamp, JSON.stringify({ recipe, contents, files }));
}
