import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { processIdentity } from "@/lib/db/embedded-process";
import { errorCode, folderProblem } from "@/lib/db/folder-problem";
import { makeFolder } from "@/lib/db/home";

const Record = z.object({ pid: z.number(), identity: z.string().nullable(), url: z.string() });

/**
 * Notes that this process serves a port for a folder of local state, unless a living one does.
 * @returns `url` of the one that does, or `forget` to call at the end.
 */
export function claimPort(home: string, port: number, url: string): { url: string } | { forget: () => void } {
  const folder = makeFolder(join(home, "running"), 0o700);
  const path = join(folder, `${port}.json`);
  const draft = join(folder, `${port}.${process.pid}`);
  try {
    writeFileSync(draft, JSON.stringify({ pid: process.pid, identity: processIdentity(process.pid), url }));
    for (;;) {
      try {
        // A link appears whole, and only once.
        linkSync(draft, path);
        return { forget: () => rmSync(path, { force: true }) };
      } catch (error) {
        if (errorCode(error) !== "EEXIST") throw error;
      }
      const other = readRecord(path);
      if (other !== null && processIdentity(other.pid) === other.identity) return { url: other.url };
      rmSync(path, { force: true });
    }
  } catch (error) {
    throw folderProblem(error, folder);
  } finally {
    rmSync(draft, { force: true });
  }
}

function readRecord(path: string): z.infer<typeof Record> | null {
  try {
    return Record.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return null;
  }
}
