import type { Facts, KnownResource } from "@/lib/checks/engine/facts";
import { configurationRecorder } from "@/lib/model/resources/config";

type Recorder = KnownResource<typeof configurationRecorder>;

/** Global types that Config records in each region, unless told not to. */
const GLOBAL_TYPES = ["AWS::IAM::Group", "AWS::IAM::Policy", "AWS::IAM::Role", "AWS::IAM::User"];

/** The account's own recorders of a region that were seen; those that AWS's services keep for themselves are left out. */
export function ownRecorders(facts: Facts, region?: string): Recorder[] {
  return facts
    .known(configurationRecorder, region)
    .filter(({ seen, configuration }) => seen && configuration.servicePrincipal === undefined);
}

/** True for a recorder that takes down users, groups, roles and policies, and is running as far as is known. */
export function recordsGlobalTypes({ configuration }: Recorder): boolean {
  const { Status, recordingGroup: group = {} } = configuration;
  if (Status.seen && Status.value?.recording !== true) return false;
  const strategy = strategyOf(configuration);
  if (strategy === "EXCLUSION_BY_RESOURCE_TYPES") {
    const left = group.exclusionByResourceTypes?.resourceTypes ?? [];
    return !GLOBAL_TYPES.some((type) => left.includes(type));
  }
  if (strategy === "ALL_SUPPORTED_RESOURCE_TYPES") return group.includeGlobalResourceTypes === true;
  return GLOBAL_TYPES.every((type) => group.resourceTypes?.includes(type));
}

/**
 * What a recorder leaves out, in plain words; null when it records every type that Config knows. Global types may be
 * left out where another region records them.
 */
export function leftOutBy(recorder: Recorder, facts: Facts): string | null {
  const { recordingGroup: group = {} } = recorder.configuration;
  const strategy = strategyOf(recorder.configuration);
  if (strategy === "ALL_SUPPORTED_RESOURCE_TYPES") return null;
  if (strategy !== "EXCLUSION_BY_RESOURCE_TYPES") return "records some types of resources only";
  const left = group.exclusionByResourceTypes?.resourceTypes ?? [];
  const others = left.filter((type) => !GLOBAL_TYPES.includes(type));
  if (others.length > 0) return `leaves out ${others.length === 1 ? others[0] : `${others.length} types of resources`}`;
  const elsewhere = ownRecorders(facts).some((one) => one.region !== recorder.region && recordsGlobalTypes(one));
  return left.length === 0 || elsewhere
    ? null
    : "leaves out users, groups, roles or policies, which no other region records";
}

function strategyOf({ recordingGroup: group }: Recorder["configuration"]): string {
  if (group?.allSupported === true) return "ALL_SUPPORTED_RESOURCE_TYPES";
  return group?.recordingStrategy?.useOnly ?? "INCLUSION_BY_RESOURCE_TYPES";
}
