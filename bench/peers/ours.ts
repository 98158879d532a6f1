import { join } from "node:path";
import { EXIT } from "@/lib/cli/exit";
import { checkout } from "@/lib/db/home";
import { measured, type Used } from "./processes";

type Place = { endpoint: string; databaseUrl: string; account: string; services?: readonly string[] };

/**
 * `bearings scan`, which judges as well, and the file of its findings: what Prowler's one command does.
 * @param services only these; every service unless said
 */
export async function runOurs({ endpoint, databaseUrl, account, services = [] }: Place): Promise<Used> {
  const run = (...args: string[]) =>
    measured({
      command: process.execPath,
      args: [join(checkout(), "dist", "cli.js"), ...args],
      env: { ...process.env, DATABASE_URL: databaseUrl },
    });
  const only = services.length > 0 ? ["--services", services.join(",")] : [];
  const scan = await run("scan", "--account", account, "--endpoint-url", endpoint, ...only);
  if (scan.status !== EXIT.done && scan.status !== EXIT.gaps) throw new Error(`The scan failed:\n${scan.stderr}`);
  const file = await run("export", "findings", "--account", account, "--format", "json");
  if (file.status !== EXIT.done) throw new Error(`The export failed:\n${file.stderr}`);
  return {
    ...file,
    wallMs: scan.wallMs + file.wallMs,
    peakMiB: Math.max(scan.peakMiB, file.peakMiB),
    cpuSeconds: scan.cpuSeconds + file.cpuSeconds,
  };
}
