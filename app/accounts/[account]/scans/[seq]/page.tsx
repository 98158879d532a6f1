import { getScanProgress } from "@/lib/operations/snapshots/get-scan-progress";
import { accountApiPath, accountPath } from "@/lib/web/links";
import { load } from "@/lib/web/load";
import { missing } from "@/lib/web/missing";
import { sequence } from "@/lib/web/view-params";
import { accountOf } from "../../loaders";
import { ScanProgress } from "./scan-progress";

/** Title of the browser's tab. */
export async function generateMetadata({ params }: PageProps<"/accounts/[account]/scans/[seq]">) {
  const { account, seq } = await params;
  return { title: `Scan ${seq} · ${account}` };
}

/** A scan as it goes. The first picture comes with the page; scripts, where there are any, keep it moving. */
export default async function Scan({ params }: PageProps<"/accounts/[account]/scans/[seq]">) {
  const { account, seq: segment } = await params;
  const seq = sequence(segment);
  if (seq === null) missing(`"${segment}" is no scan. Their names are S1, S2 and so on.`);
  const [progress, { newestSnapshot }] = await Promise.all([
    load(getScanProgress, { account, seq }),
    accountOf(account),
  ]);
  return (
    <ScanProgress
      key={progress.name}
      initial={progress}
      stream={accountApiPath(account, `scans/${progress.name}/progress`)}
      snapshotHref={accountPath(account, `snapshots/${progress.name}`)}
      inventoryHref={accountPath(account, "inventory", { at: progress.name })}
      earlier={
        newestSnapshot === null
          ? null
          : {
              name: newestSnapshot.name,
              href: accountPath(account, "inventory", { at: newestSnapshot.name }),
            }
      }
    />
  );
}
