import type { HeldFact } from "@/lib/checks/engine/facts";
import type { JsonObject } from "@/lib/model/json";
import { seen, unseen } from "@/lib/model/read";
import { trail } from "@/lib/model/resources/cloudtrail";
import { resource } from "./facts";

/** Event selectors that record all management events, as CloudTrail answers them of a new trail. */
export const ALL_EVENTS = { ReadWriteType: "All", IncludeManagementEvents: true, DataResources: [] };

/** An advanced event selector, as `field(...)` gives its fields. */
export function advancedSelector(...FieldSelectors: JsonObject[]): JsonObject {
  return { Name: "", FieldSelectors };
}

/** A field selector: `field("readOnly", { Equals: ["true"] })`. */
export function field(Field: string, operators: Record<string, string[]>): JsonObject {
  return { Field, ...operators };
}

type Given = {
  /** `main`, unless said. */
  name?: string;
  /** Owner of the trail. */
  account?: string;
  region?: string;
  /** Null for a status that was not seen. */
  logging?: boolean | null;
  /** Null for selectors that were not seen. */
  selectors?: JsonObject[] | null;
  advanced?: JsonObject[];
  more?: JsonObject;
  status?: JsonObject;
};

/** A trail for fact tables: multi-region, logging, with all management events, unless said otherwise. */
export function aTrail(given: Given = {}): HeldFact {
  const { name = "main", account = "123456789012", region = "eu-west-1", logging = true, more, status } = given;
  const { selectors = [ALL_EVENTS], advanced } = given;
  const arn = `arn:aws:cloudtrail:${region}:${account}:trail/${name}`;
  const known: JsonObject = advanced ? { AdvancedEventSelectors: advanced } : { EventSelectors: selectors };
  const denied = (operation: string) => unseen("denied", operation, `cloudtrail:${operation}`);
  return resource(
    trail,
    {
      ...{ Name: name, TrailARN: arn, HomeRegion: region, IsMultiRegionTrail: true, S3BucketName: "trail-logs" },
      Status: logging === null ? denied("GetTrailStatus") : seen({ IsLogging: logging, ...status }),
      Selectors: selectors === null ? denied("GetEventSelectors") : seen(known),
      InsightSelectors: seen(null),
      ...more,
    },
    { arn, id: name, region },
  );
}
