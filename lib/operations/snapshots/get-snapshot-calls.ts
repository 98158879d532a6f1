import { z } from "zod";
import { database } from "@/lib/db/client";
import { defineQuery } from "@/lib/operations/define";
import { resolveSnapshot } from "./resolve-snapshot";
import { ScanProgress } from "./scan-view";
import { StoredStats } from "./stored-stats";
import type { ScopeProgress, ServiceCalls } from "./views";

/** What each service took: calls, retries, time and resources, by region and by operation. Most calls first. */
export const getSnapshotCalls = defineQuery({
  id: "snapshot.calls",
  permission: "snapshot:read",
  input: z.object({ account: z.string().optional(), at: z.string().default("latest") }),
  run: async ({ input }): Promise<ServiceCalls[]> => {
    const { account, seq } = await resolveSnapshot(database(), input.account, input.at);
    const where = { accountId_seq: { accountId: account.id, seq } };
    const [snapshot, scan] = await Promise.all([
      database().snapshot.findUniqueOrThrow({ where, select: { stats: true } }),
      database().scan.findUnique({ where, select: { progress: true } }),
    ]);
    const { calls, services } = StoredStats.parse(snapshot.stats);
    const { scopes } = ScanProgress.catch({ scopes: [], calls: 0 }).parse(scan?.progress);
    return serviceCalls(calls, services, scopes);
  },
});

/**
 * Puts together what a snapshot's figures and its scan's scopes tell. Pure.
 * @param resources by service
 */
export function serviceCalls(
  operations: ServiceCalls["operations"],
  resources: Readonly<Record<string, number>>,
  scopes: readonly ScopeProgress[],
): ServiceCalls[] {
  const services = [...new Set([...operations, ...scopes].map(({ service }) => service))];
  return services
    .map((service): ServiceCalls => {
      const own = operations.filter((one) => one.service === service);
      const sum = (figure: "calls" | "retries" | "milliseconds") => own.reduce((total, one) => total + one[figure], 0);
      const regions = scopes
        .filter((scope) => scope.service === service)
        .map(({ region, calls, retries, milliseconds, resources: found }) => ({
          ...{ region, calls, retries, milliseconds },
          resources: found,
        }))
        .sort((one, other) => other.calls - one.calls || (one.region < other.region ? -1 : 1));
      return {
        service,
        ...{ calls: sum("calls"), retries: sum("retries"), milliseconds: sum("milliseconds") },
        resources: resources[service] ?? 0,
        regions,
        operations: own,
      };
    })
    .sort((one, other) => other.calls - one.calls || (one.service < other.service ? -1 : 1));
}
