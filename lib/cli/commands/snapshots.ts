import { Command } from "commander";
import { cliActor } from "@/lib/operations/actor";
import type { SnapshotView } from "@/lib/operations/snapshots/views";
import { EXIT, type ExitStatus } from "../exit";
import { say, writeData } from "../output";
import { printable, table } from "../table";
import { withDatabase } from "../with-database";

type Options = { account?: string; json?: boolean; output?: string };

/** `bearings snapshots`: newest first, running and interrupted scans included. */
export function snapshotsCommand(settled: (status: ExitStatus) => void): Command {
  return new Command("snapshots")
    .description("List the snapshots of one connection, or of all.")
    .option("--account <name>", "only this connection's")
    .option("--json", "an array of objects instead of a table")
    .option("-o, --output <file>", "write to a file instead of standard output")
    .addHelpText("after", "\nExamples:\n  bearings snapshots\n  bearings snapshots --account prod --json")
    .action((options: Options) =>
      withDatabase(async () => {
        const { listSnapshots } = await import("@/lib/operations/snapshots/list-snapshots");
        const snapshots = await listSnapshots(cliActor, { account: options.account });
        if (options.json) {
          await writeData(`${JSON.stringify(snapshots.map(jsonOf), null, 2)}\n`, options.output);
        } else {
          if (snapshots.length === 0) say("There are no snapshots yet: `bearings scan` takes one.");
          else await writeData(table(HEAD, snapshots.map(rowOf)) + reasons(snapshots), options.output);
        }
        settled(EXIT.done);
      }),
    );
}

const HEAD = ["SNAPSHOT", "STARTED (UTC)", "FINISHED (UTC)", "STATUS", "RESOURCES", "GAPS"];

function rowOf(snapshot: SnapshotView): string[] {
  return [
    snapshot.id,
    moment(snapshot.startedAt),
    moment(snapshot.finishedAt),
    snapshot.status,
    String(snapshot.resources),
    String(snapshot.gaps),
  ];
}

/** Why scans did not become snapshots, below the table: in it, one long sentence would widen all rows. */
function reasons(snapshots: readonly SnapshotView[]): string {
  const lines = snapshots.flatMap(({ id, status, error }) =>
    error === null ? [] : [printable(`${id} ${status}: ${error}`)],
  );
  return lines.length === 0 ? "" : `\n${lines.join("\n")}\n`;
}

function moment(iso: string | null): string {
  return iso === null ? "-" : iso.slice(0, 19).replace("T", " ");
}

function jsonOf(snapshot: SnapshotView) {
  const { id, account, startedAt, finishedAt, status, resources, gaps } = snapshot;
  return { id, account, startedAt, finishedAt, status, resources, gaps };
}
