import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { checkout } from "@/lib/db/home";

const Manifest = z.object({ version: z.string() });

/** Version of this program, as package.json says. */
export function programVersion(): string {
  return Manifest.parse(JSON.parse(readFileSync(join(checkout(), "package.json"), "utf8"))).version;
}
