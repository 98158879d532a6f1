// Stops with a sentence when this Node.js is too old. Import it before anything else: modules run in the order of
// their imports, and later ones use what an old Node.js does not have.
import { readFileSync } from "node:fs";

const { engines } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
const current = process.versions.node.split(".").map(Number);

// "a b || c" of npm's ranges, with >= and < only.
const fits = engines.node.split("||").some((range) => range.trim().split(/\s+/).every(holds));
if (!fits) {
  process.stderr.write(
    `Bearings needs Node.js ${engines.node}, and this is ${process.versions.node}.\n` +
      "Install Node.js 24 from https://nodejs.org (or with `nvm install 24`) and run this again.\n",
  );
  process.exit(1);
}

function holds(comparator) {
  const [, operator, version] = /^(>=|<)(.+)$/.exec(comparator);
  const wanted = version.split(".").map(Number);
  const index = [0, 1, 2].find((i) => current[i] !== (wanted[i] || 0));
  const order = index === undefined ? 0 : current[index] - (wanted[index] || 0);
  return operator === ">=" ? order >= 0 : order < 0;
}
