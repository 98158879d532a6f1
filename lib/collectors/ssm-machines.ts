import {
  GetPatchBaselineCommand,
  type InstanceInformation,
  type InstancePatchState,
  type MaintenanceWindowIdentity,
  paginateDescribeInstanceInformation,
  paginateDescribeInstancePatchStates,
  paginateDescribeMaintenanceWindows,
  paginateDescribeMaintenanceWindowTargets,
  paginateDescribeMaintenanceWindowTasks,
  paginateDescribePatchBaselines,
  SSMClient,
} from "@aws-sdk/client-ssm";
import { maintenanceWindow, managedInstance, patchBaseline } from "@/lib/model/resources/ssm";
import { type CollectContext, type Found, found, listing } from "./define";
import { inBatches } from "./shared/batches";
import { bulkTags } from "./shared/bulk-tags";
import { allItems } from "./shared/paginators";

/** Most instances that DescribeInstancePatchStates takes. */
const BATCH = 50;

/** Machines with an agent, and how they stand with patches, asked for in batches. */
export const managedInstances = listing([managedInstance], async function* (context) {
  const client = context.connect(SSMClient);
  const pages = context.paginate(paginateDescribeInstanceInformation, client, { MaxResults: 50 });
  const batches = context.each(inBatches(machines(pages), BATCH), (batch) => withPatches(context, client, batch));
  for await (const batch of batches) yield* batch;
});

async function* machines(pages: AsyncIterable<{ InstanceInformationList?: InstanceInformation[] | undefined }>) {
  for await (const page of pages) yield* page.InstanceInformationList ?? [];
}

async function withPatches(context: CollectContext, client: SSMClient, batch: InstanceInformation[]): Promise<Found[]> {
  const states = patchStates(context, client, batch);
  return Promise.all(
    batch.map(async (machine) => {
      const id = machine.InstanceId ?? "";
      const arn = context.arn("ssm", `managed-instance/${id}`);
      const [PatchState, { tags, unseenTags }] = await Promise.all([
        context.read(async () => (await states).get(id) ?? null),
        bulkTags(context, "ssm", arn),
      ]);
      return found(managedInstance, {
        arn,
        id,
        name: machine.Name ?? machine.ComputerName,
        tags,
        configuration: { ...machine, PatchState, ...unseenTags },
      });
    }),
  );
}

async function patchStates(
  context: CollectContext,
  client: SSMClient,
  batch: InstanceInformation[],
): Promise<Map<string, InstancePatchState>> {
  const InstanceIds = batch.flatMap(({ InstanceId }) => InstanceId ?? []);
  const pages = context.paginate(paginateDescribeInstancePatchStates, client, { InstanceIds, MaxResults: 100 });
  const states = await allItems(pages, (page) => page.InstancePatchStates);
  return new Map(states.map((state) => [state.InstanceId ?? "", state]));
}

/** Windows with what is done in them to what. */
export const maintenanceWindows = listing([maintenanceWindow], async function* (context) {
  const client = context.connect(SSMClient);
  for await (const page of context.paginate(paginateDescribeMaintenanceWindows, client, { MaxResults: 100 })) {
    yield* context.each(page.WindowIdentities ?? [], (one) => toWindow(context, client, one));
  }
});

async function toWindow(context: CollectContext, client: SSMClient, one: MaintenanceWindowIdentity): Promise<Found> {
  const WindowId = one.WindowId ?? "";
  const arn = context.arn("ssm", `maintenancewindow/${WindowId}`);
  const input = { WindowId, MaxResults: 100 };
  const [Targets, Tasks, { tags, unseenTags }] = await Promise.all([
    context.read(() =>
      allItems(context.paginate(paginateDescribeMaintenanceWindowTargets, client, input), (page) => page.Targets),
    ),
    context.read(() =>
      allItems(context.paginate(paginateDescribeMaintenanceWindowTasks, client, input), (page) => page.Tasks),
    ),
    bulkTags(context, "ssm", arn),
  ]);
  return found(maintenanceWindow, {
    arn,
    id: WindowId,
    name: one.Name,
    tags,
    configuration: { ...one, Targets, Tasks, ...unseenTags },
  });
}

/** Baselines that the account made itself; AWS's are the same everywhere. */
export const patchBaselines = listing([patchBaseline], async function* (context) {
  const client = context.connect(SSMClient);
  const input = { Filters: [{ Key: "OWNER", Values: ["Self"] }], MaxResults: 100 };
  for await (const page of context.paginate(paginateDescribePatchBaselines, client, input)) {
    yield* context.each(page.BaselineIdentities ?? [], async (one) => {
      const BaselineId = one.BaselineId ?? "";
      const arn = context.arn("ssm", `patchbaseline/${BaselineId}`);
      const [Rules, { tags, unseenTags }] = await Promise.all([
        context.read(async () => {
          const answer = await client.send(new GetPatchBaselineCommand({ BaselineId }));
          const { $metadata, BaselineId: _, Name, OperatingSystem, Description, ...rules } = answer;
          return rules;
        }),
        bulkTags(context, "ssm", arn),
      ]);
      return found(patchBaseline, {
        arn,
        id: BaselineId,
        name: one.BaselineName,
        tags,
        configuration: { ...one, Rules, ...unseenTags },
      });
    });
  }
});
