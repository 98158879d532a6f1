import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { resourceTypes } from "@/lib/model/resources/registry";
import type { Collector } from "./define";
import { collectors } from "./registry";

/** Collectors that the files of the folder export; a collector's file has the name of its service. */
async function collectorsInFolder(): Promise<Collector[]> {
  const files = readdirSync(import.meta.dirname).filter(
    (file) => /^[a-z0-9-]+\.ts$/.test(file) && file !== "registry.ts",
  );
  const modules: object[] = await Promise.all(
    files.map((file) => import(/* @vite-ignore */ join(import.meta.dirname, file))),
  );
  return modules.flatMap((exported, index) =>
    Object.values(exported)
      .filter(isCollector)
      .filter(({ service }) => `${service}.ts` === files[index]),
  );
}

function isCollector(value: unknown): value is Collector {
  return (
    typeof value === "object" && value !== null && "service" in value && "listings" in value && "permissions" in value
  );
}

test("the registry lists every collector of the folder, sorted by service", async () => {
  const services = (await collectorsInFolder()).map(({ service }) => service).sort();
  expect(collectors.map(({ service }) => service)).toEqual(services);
});

describe.each(collectors.map((collector) => [collector.service, collector] as const))("%s", (service, collector) => {
  test("declares an IAM action of a form that AWS accepts for each operation", () => {
    for (const action of Object.values(collector.permissions).flat()) {
      expect(action).toMatch(/^[a-z0-9-]+:[A-Z][A-Za-z0-9]+$/);
    }
  });

  test("emits registered resource types of its own service, each from one listing", () => {
    const types = collector.listings.flatMap((listing) => listing.types);
    expect(types.length).toBeGreaterThan(0);
    expect(new Set(types).size).toBe(types.length);
    for (const type of types) {
      expect(type.service).toBe(service);
      expect(resourceTypes).toContain(type);
    }
  });
});

test("the registered resource types are sorted, named once, and each comes from some collector", () => {
  const names = resourceTypes.map(({ type }) => type);
  expect(new Set(names).size).toBe(names.length);
  const emitted = collectors.flatMap(({ listings }) => listings.flatMap(({ types }) => types.map(({ type }) => type)));
  expect([...names].sort()).toEqual([...emitted].sort());
});
