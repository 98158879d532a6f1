import { Command, Option } from "commander";
import { cliActor } from "@/lib/operations/actor";
import type { SnapshotView } from "@/lib/operations/snapshots/views";
import { EXIT, type ExitStatus } from "../exit";
import { say, writeData } from "../output";
import { printable, table } from "../table";
import { withDatabase } from "../with-database";

type Options = {
  account?: string;
  gaps?: boolean;
  calls?: boolean;
  snapshot: string;
  json?: boolean;
  output?: string;
};

const EXAMPLES = `
Examples:
  bearings snapshots
  bearings snapshots --account prod --json
  bearings snapshots --gaps
  bearings snapshots --gaps --snapshot prod:S4
  bearings snapshots --calls --account prod`;

/** `bearings snapshots`: newest first, running and interrupted scans included; or the gaps or calls of one. */
export function snapshotsCommand(settled: (status: ExitStatus) => void): Command {
  return new Command("snapshots")
    .description("List the snapshots of one connection, or of all; or show what one could not see, or what it took.")
    .option("--account <name>", "only this connection's")
    .addOption(new Option("--gaps", "what a snapshot could not see, why, and what would help").conflicts("calls"))
    .option("--calls", "calls, retries and time of a snapshot, by service")
    .option("--snapshot <snapshot>", "for --gaps and --calls: S5, prod:S5, latest, or a date", "latest")
    .option("--json", "an array of objects instead of a table")
    .option("-o, --output <file>", "write to a file instead of standard output")
    .addHelpText("after", EXAMPLES)
    .action((options: Options) =>
      withDatabase(async () => {
        if (options.gaps || options.calls) {
          await writeData(await (options.gaps ? gapsOf(options) : callsOf(options)), options.output);
          settled(EXIT.done);
          return;
        }
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

async function gapsOf({ account, snapshot, json }: Options): Promise<string> {
  const { getGaps } = await import("@/lib/operations/snapshots/get-gaps");
  const { gapsJson, gapsText } = await import("../gap-report");
  const report = await getGaps(cliActor, { account, at: snapshot });
  return json ? `${JSON.stringify(gapsJson(report), null, 2)}\n` : gapsText(report);
}

async function callsOf({ account, snapshot, json }: Options): Promise<string> {
  const { getSnapshotCalls } = await import("@/lib/operations/snapshots/get-snapshot-calls");
  const services = await getSnapshotCalls(cliActor, { account, at: snapshot });
  if (json) return `${JSON.stringify(services, null, 2)}\n`;
  const rows = services.map(({ service, calls, retries, milliseconds, resources, regions }) => [
    service,
    String(calls),
    String(retries),
    `${(milliseconds / 1000).toFixed(1)} s`,
    String(resources),
    regions.length === 1 ? (regions[0]?.region ?? "") : `${regions.length} regions`,
  ]);
  return table(["SERVICE", "CALLS", "RETRIES", "TIME IN CALLS", "RESOURCES", "WHERE"], rows);
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
