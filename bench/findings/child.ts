import { createWriteStream, statSync, writeFileSync } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { connectDatabase, database, databasePool, disconnectDatabase } from "@/lib/db/client";
import { readFindingRows } from "@/lib/db/finding-store/read-findings";
import type { FindingFormat } from "@/lib/model/finding-format";
import { cliActor } from "@/lib/operations/actor";
import { exportFindings } from "@/lib/operations/findings/export-findings";
import { resolveSnapshot } from "@/lib/operations/snapshots/resolve-snapshot";

/** What a process of its own is asked to do, as JSON in its arguments. */
export type ChildTask = { url: string; account: string; format: FindingFormat; file: string; held: boolean };

/** What it measured: bytes of memory before the work and at its peak, of the file; milliseconds, of its processor too. */
export type ChildResult = { before: number; peak: number; size: number; milliseconds: number; processor: number };

/** Writes one export to a file and prints what it took, in a process of its own so that its peak is its own. */
export async function exportChild(text: string): Promise<void> {
  const { url, account, format, file, held }: ChildTask = JSON.parse(text);
  connectDatabase(url);
  await database().$queryRaw`select 1`;
  const before = process.memoryUsage.rss();
  const begun = performance.now();
  const used = process.cpuUsage();
  const { content } = await exportFindings(cliActor, { account, format });
  if (held) await writeHeld(account, content, file);
  else await pipeline(Readable.from(content), createWriteStream(file));
  const milliseconds = performance.now() - begun;
  const { user, system } = process.cpuUsage(used);
  const result: ChildResult = {
    before,
    // Kilobytes on Linux and macOS alike, as Node gives it.
    peak: process.resourceUsage().maxRSS * 1024,
    size: statSync(file).size,
    milliseconds,
    processor: (user + system) / 1000,
  };
  await disconnectDatabase();
  console.log(JSON.stringify(result));
}

/** The rival: every finding with its evidence in memory, and then the whole text of the file. */
async function writeHeld(account: string, content: AsyncIterable<string>, file: string): Promise<void> {
  const { account: owner, seq } = await resolveSnapshot(database(), account, "latest");
  const rows: object[] = [];
  for await (const chunk of readFindingRows(databasePool(), { accountId: owner.id, seq }, { detail: true }))
    rows.push(...chunk);
  let whole = "";
  for await (const piece of content) whole += piece;
  writeFileSync(file, whole);
  if (rows.length === 0) throw new Error("nothing was held");
}
