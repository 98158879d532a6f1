import type { FacetName } from "@/lib/model/inventory-filter";
import type { UnseenReason } from "@/lib/model/read";

/** What lists and the page of a resource both tell of it. */
export type ResourceFacts = {
  arn: string;
  /** CloudFormation name. */
  type: string;
  /** Title of the type in plain words. */
  typeTitle: string;
  service: string;
  region: string;
  id: string;
  name: string;
  state: string | null;
  tags: Record<string, string>;
  /** False when its listing was not seen in this snapshot: what is shown is the last known state. */
  seen: boolean;
};

/** A resource in a list. */
export type ResourceRow = ResourceFacts & {
  /** Id of the VPC that it stands in, the first where there are several (a peering); null for things outside of any. */
  vpc: string | null;
  /** Name of that VPC; null when the snapshot does not hold it. */
  vpcName: string | null;
  /** What made it, as far as its tags say; null for what was made by hand or says nothing. */
  managedBy: Manager | null;
  /** First snapshot that saw it: `S1`. */
  firstSeen: string;
  /** Snapshot since which it is as it is: `S3`. */
  changedIn: string;
  /** Fields of the configuration that were asked for, by path. */
  fields?: Record<string, FieldValue>;
};

/** What made and owns a resource. */
export type Manager = {
  /** `cloudformation`. */
  kind: string;
  /** `CloudFormation`. */
  title: string;
  /** Its own name: the stack's, the cluster's. */
  name: string;
};

/** A field of a configuration as text; several values (of a list) with commas between; null when there is no such field. */
export type FieldValue = string | null | { notSeen: UnseenReason };

/** A choice of a filter. */
export type FacetChoice = {
  value: string;
  label: string;
  /** Resources that fit the filter and this value, whatever else is chosen in the same facet. */
  count: number;
  chosen: boolean;
  /** Of a key of tags: the choice of what has no such tag. Things whose tags could not be read are not counted. */
  without?: { value: string; count: number; chosen: boolean };
};

/** The choices of one filter, by count, then label; values of a tag after their key. Chosen ones are always among them. */
export type Facet = {
  name: FacetName;
  choices: FacetChoice[];
  /** Choices left out because there are too many. */
  more: number;
};

/** One page of a list of resources. */
export type ResourceList = {
  account: string;
  /** The snapshot shown: `S5`. */
  at: string;
  rows: ResourceRow[];
  /** Resources that fit the filter. */
  total: number;
  /** Position of the first row in the list, from 1; 0 for an empty page. */
  first: number;
  /** Give it as `after` for the next page; null on the last one. */
  next: string | null;
  facets: Facet[];
  /** The whole snapshot, whatever the filter. */
  whole: { resources: number; notSeen: number; regions: number };
};

/** Where a resource stands in a list. */
export type ResourcePlace = {
  /** From 1; null when the filter leaves it out or the snapshot does not hold it. */
  position: number | null;
  total: number;
  /** ARNs of its neighbours; null at the ends. */
  previous: string | null;
  next: string | null;
};

/** A field that a type's configurations have. */
export type InventoryField = {
  /** Path as filters and columns take it. */
  path: string;
  /** Resources of the sample that have it, at most 300. */
  count: number;
  /** Up to five values, the most frequent first. */
  examples: string[];
};
