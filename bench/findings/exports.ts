import { spawnSync } from "node:child_process";
import { createReadStream, rmSync } from "node:fs";
import { join } from "node:path";
import { FINDING_FORMATS } from "@/lib/model/finding-format";
import { cliActor } from "@/lib/operations/actor";
import { verifyFile } from "@/lib/operations/findings/verify-file";
import { bytes, seconds, time } from "../storage/figures";
import type { ChildResult, ChildTask } from "./child";

/** Time and peak memory of an export in every form, beside holding everything in memory. */
export async function measureExports(
  url: string,
  home: string,
  size: { exported: number; tenth: number; formats: readonly string[] | undefined },
): Promise<void> {
  console.log(
    `\nExport of ${size.exported.toLocaleString("en-US")} findings, a process each; memory above what it had before`,
  );
  console.log(
    row(["format", "file", "time", "processor", "peak", `peak of ${size.tenth}`, "all in memory", "verified in"]),
  );
  for (const format of FINDING_FORMATS.filter((one) => size.formats?.includes(one) ?? true)) {
    const file = join(home, `export.${format}`);
    const run = (account: string, held: boolean) => measure({ url, account, format, file, held });
    const held = run("many", true);
    const few = run("tenth", false);
    const ours = run("many", false);
    const source = { name: format, open: () => createReadStream(file) };
    const verified = await time(async () => {
      const { outcome, sentence } = await verifyFile(cliActor, {}, source);
      if (outcome !== "unaltered") throw new Error(sentence);
    });
    rmSync(file);
    console.log(
      row([
        ...[
          format,
          bytes(ours.size),
          seconds(ours.milliseconds),
          seconds(ours.processor),
          bytes(ours.peak - ours.before),
        ],
        ...[bytes(few.peak - few.before), bytes(held.peak - held.before), seconds(verified)],
      ]),
    );
  }
}

/** Runs an export in a process of its own. */
export function measure(task: ChildTask): ChildResult {
  const program = process.argv[1] ?? "";
  const child = spawnSync(process.execPath, [program, "--child", JSON.stringify(task)], { encoding: "utf8" });
  if (child.status !== 0) throw new Error(child.stderr);
  const result: ChildResult = JSON.parse(child.stdout.trim().split("\n").at(-1) ?? "");
  return result;
}

function row(cells: readonly string[]): string {
  return cells.map((cell, at) => (at === 0 ? cell.padEnd(12) : cell.padStart(15))).join("");
}
