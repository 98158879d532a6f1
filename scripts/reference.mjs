// npm run reference: writes the tables in docs/reference from the registries, so that they cannot lie.
// --check writes nothing and exits with 1 when a file is stale; --out FOLDER looks elsewhere (for tests).
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const { values } = parseArgs({ options: { check: { type: "boolean", default: false }, out: { type: "string" } } });
const out = values.out ?? join(root, "docs", "reference");

const registries = await loadRegistries();
const files = {
  "collectors.md": collectors(registries),
  "permissions.md": permissions(registries),
  "resource-types.md": resourceTypes(registries),
};

let stale = 0;
for (const [name, text] of Object.entries(files)) {
  const path = join(out, name);
  if (contentOf(path) === text) continue;
  if (values.check) {
    console.error(`${relative(process.cwd(), path)} is stale: run "npm run reference" and commit what it writes.`);
    stale += 1;
  } else {
    mkdirSync(out, { recursive: true });
    writeFileSync(path, text);
    console.error(`wrote ${relative(process.cwd(), path)}`);
  }
}
process.exitCode = stale > 0 ? 1 : 0;

/** Bundles the registries, which are TypeScript, and loads them. Inside the checkout, where packages are found. */
async function loadRegistries() {
  mkdirSync(join(root, ".cache"), { recursive: true });
  const folder = mkdtempSync(join(root, ".cache", "reference-"));
  const outfile = join(folder, "registries.mjs");
  try {
    await build({
      stdin: {
        contents: `
          export { signInPermissions } from "@/lib/aws/identity";
          export { policyDocuments, requiredActions, sizeOf } from "@/lib/collectors/policy/policy";
          export { collectors } from "@/lib/collectors/registry";
          export { resourceTypes } from "@/lib/model/resources/registry";`,
        resolveDir: root,
        loader: "ts",
      },
      absWorkingDir: root,
      outfile,
      bundle: true,
      platform: "node",
      format: "esm",
      target: "node20",
      packages: "external",
      alias: { "@": root },
      logLevel: "error",
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function collectors({ collectors, resourceTypes, requiredActions }) {
  // Written by bench/rounds.mjs: operations of each listing, by what they wait for.
  const chains = JSON.parse(contentOf(join(root, "docs", "reference", "rounds.json")) ?? "{}");
  const roundsOf = (service, { types: [first] }) => chains[service]?.[first.type] ?? [];
  const operations = (all) => all.flatMap(({ permissions }) => Object.keys(permissions));
  const listings = collectors.flatMap((collector) => collector.listings);
  const longest = ({ service, listings }) => Math.max(...listings.map((one) => roundsOf(service, one).length));
  return page("Collectors", [
    `What a scan asks AWS: ${thousands(operations(collectors).length)} operations of ${collectors.length} collectors, ` +
      `for ${resourceTypes.length} resource types in ${listings.length} listings, with ` +
      `${requiredActions(collectors).length} IAM actions.`,
    "A listing is seen or unseen on its own, and the types of one share their calls. Calls after an arrow wait for an " +
      "answer before it, those beside each other go out together; calls that several listings share are sent once. " +
      "Further pages, and questions to more things than one, repeat a step. The chains are measured by " +
      "`node bench/rounds.mjs`, on an account that has something for every call.",
    table(
      ["Collector", "Read", "Types", "Listings", "Operations", "Longest chain of calls"],
      collectors.map((one) => [
        `[${one.service}](#${one.service})`,
        one.scope === "global" ? "once" : "by region",
        String(one.listings.flatMap(({ types }) => types).length),
        String(one.listings.length),
        String(operations([one]).length),
        longest(one) === 0 ? "not measured" : String(longest(one)),
      ]),
    ),
    ...collectors.flatMap((one) => [
      `## ${one.service}`,
      one.scope === "global" ? "Read once per account." : "Read in every region.",
      table(
        ["Listing", "Chain of calls"],
        one.listings.map((listing) => [
          listing.types.map(({ type }) => code(type)).join(", "),
          roundsOf(one.service, listing)
            .map((names) => names.map(code).join(", "))
            .join(" → ") || "not measured",
        ]),
      ),
      table(["Operation", "IAM action"], operationRows(one.permissions)),
    ]),
  ]);
}

function permissions({ collectors, policyDocuments, requiredActions, signInPermissions, sizeOf }) {
  const documents = policyDocuments(collectors);
  const sizes = documents.map((document) => thousands(sizeOf(document))).join(" + ");
  return page("Permissions", [
    `A scan needs ${requiredActions(collectors).length} IAM actions, all of them reads. ` +
      "`npx bearings permissions` prints the policy as JSON, Terraform or CloudFormation: " +
      `${documents.length} managed ${documents.length === 1 ? "policy" : "policies"} of ${sizes} characters ` +
      "(IAM allows 6,144 each).",
    "## Signing in",
    table(["Operation", "IAM action"], operationRows(signInPermissions)),
    ...collectors.flatMap(({ service, scope, permissions }) => [
      `## ${service}`,
      scope === "global" ? "Read once per account." : "Read in every region.",
      table(["Operation", "IAM action"], operationRows(permissions)),
    ]),
  ]);
}

function resourceTypes({ collectors, resourceTypes }) {
  const scopes = new Map(collectors.map(({ service, scope }) => [service, scope]));
  return page("Resource types", [
    `Bearings knows ${resourceTypes.length} resource types. Fields that move by themselves are kept as they were last ` +
      "seen, without a history; some fields are never stored. Where the order of a list means something, it is kept. " +
      "The command shows one of them as AWS sees it now; what is in braces is filled in on its page, with the region.",
    table(
      ["Type", "What it is", "Collector", "Read", "Shown by", "Moves by itself", "Never stored", "Ordered lists"],
      resourceTypes.map(({ type, title, service, cli, runtime, drop, ordered, volatileState }) => [
        code(type),
        title,
        code(service),
        scopes.get(service) === "global" ? "once" : "by region",
        code(`aws ${cli}`),
        [...(volatileState ? ["state"] : []), ...runtime.map(code)].join(", "),
        drop.map(code).join(", "),
        ordered.map(code).join(", "),
      ]),
    ),
  ]);
}

function operationRows(permissions) {
  return Object.entries(permissions)
    .sort(byFirst)
    .map(([operation, actions]) => [code(operation), [actions].flat().map(code).join(", ") || "none needed"]);
}

function page(title, parts) {
  return `${[`# ${title}`, "Generated by `npm run reference`; do not edit.", ...parts].join("\n\n")}\n`;
}

function table(head, rows) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

function code(text) {
  return `\`${text}\``;
}

function byFirst([one], [other]) {
  return one < other ? -1 : 1;
}

function thousands(number) {
  return number.toLocaleString("en-US");
}

function contentOf(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
