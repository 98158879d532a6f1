// What the tests need beyond npm packages: a Chromium, a Python that can make virtual environments (for moto), and a
// PostgreSQL server other than the embedded one. Installs them where we may (root on Debian and its children),
// otherwise says what to install. Returns the environment that points the tests at them.
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";

const onPath = (name) => {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    const file = join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {}
  }
  return null;
};

const CHROMIUM_NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MAC_CHROME = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

function chromium() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  for (const name of CHROMIUM_NAMES) {
    const file = onPath(name);
    if (file) return file;
  }
  return existsSync(MAC_CHROME) ? MAC_CHROME : null;
}

function python() {
  const file = onPath("python3");
  if (!file) return null;
  return spawnSync(file, ["-c", "import venv, ensurepip"], { stdio: "ignore" }).status === 0 ? file : null;
}

const DEBIAN_SERVERS = "/usr/lib/postgresql";

function postgres() {
  if (process.env.POSTGRES_BIN) return process.env.POSTGRES_BIN;
  const versions = existsSync(DEBIAN_SERVERS)
    ? readdirSync(DEBIAN_SERVERS)
        .map(Number)
        .filter((v) => v >= 15)
    : [];
  const newest = versions.sort((a, b) => b - a)[0];
  if (newest) return join(DEBIAN_SERVERS, String(newest), "bin");
  const initdb = onPath("initdb");
  return initdb ? join(initdb, "..") : null;
}

const NEEDS = [
  { env: "CHROMIUM_PATH", what: "Chromium or Chrome", find: chromium, packages: ["chromium", "fonts-liberation"] },
  { env: "PYTHON", what: "Python 3 with venv", find: python, packages: ["python3", "python3-venv"] },
  { env: "POSTGRES_BIN", what: "PostgreSQL 15 or newer (server)", find: postgres, packages: ["postgresql"] },
];

/** @returns {Record<string, string>} variables that name what was found; ends the process when something is missing. */
export function requireTestNeeds() {
  const missing = NEEDS.filter((need) => need.find() === null);
  const mayInstall = process.getuid?.() === 0 && onPath("apt-get");
  if (missing.length > 0 && mayInstall) {
    const packages = missing.flatMap((need) => need.packages);
    console.error(`Installing ${packages.join(", ")} …`);
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    spawnSync("apt-get", ["update", "-qq"], { stdio: ["ignore", "ignore", "inherit"], env });
    const done = spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], {
      stdio: ["ignore", "ignore", "inherit"],
      env,
    });
    if (done.status !== 0) process.exit(1);
  }
  const still = NEEDS.filter((need) => need.find() === null);
  if (still.length > 0) {
    const lines = still.map((need) => `  ${need.what} (Debian: ${need.packages.join(" ")}; or set ${need.env})`);
    console.error(`The tests need what this machine does not have:\n${lines.join("\n")}`);
    process.exit(1);
  }
  return Object.fromEntries(NEEDS.map((need) => [need.env, need.find()]));
}
