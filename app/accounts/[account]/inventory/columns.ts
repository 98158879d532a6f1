import type { FacetName, SortKey } from "@/lib/model/inventory-filter";

/** A column of the inventory. */
export type Column = {
  /** Word of the address: a key of the list below, or the path of a field. */
  key: string;
  title: string;
  /** In pixels where the table may be as wide as it likes; else its share of the room. */
  width: number;
  /** What goes first where there is little room: 3 beside a drawer, 2 on a narrow page; 1 stays. */
  priority: 1 | 2 | 3;
  sort?: SortKey;
  /** Filter that a cell of it stands for. */
  facet?: FacetName | "q" | "field";
  mono?: boolean;
  /** True where the value says nothing without its title, as in a folded row. */
  named?: boolean;
};

const COLUMNS: readonly Column[] = [
  { key: "name", title: "Name", width: 200, priority: 1, sort: "name", facet: "q" },
  { key: "id", title: "Id", width: 190, priority: 1, sort: "id", facet: "q", mono: true },
  { key: "type", title: "Type", width: 170, priority: 1, sort: "type", facet: "type" },
  { key: "service", title: "Service", width: 110, priority: 2, sort: "service", facet: "service" },
  { key: "region", title: "Region", width: 116, priority: 2, sort: "region", facet: "region" },
  { key: "vpc", title: "VPC", width: 140, priority: 3, sort: "vpc", facet: "vpc" },
  { key: "state", title: "State", width: 120, priority: 1, sort: "state", facet: "state" },
  { key: "managed", title: "Managed by", width: 140, priority: 3, sort: "managed", facet: "managed", named: true },
  { key: "since", title: "Since", width: 64, priority: 3, sort: "since", named: true },
  { key: "changed", title: "Changed in", width: 96, priority: 3, sort: "changed", named: true },
];

/** What is worth a column of its own before anybody asks: for types whose names say little. */
const OF_TYPE: Readonly<Record<string, readonly string[]>> = {
  "AWS::EC2::Instance": ["InstanceType", "Placement.AvailabilityZone", "PublicIpAddress"],
  "AWS::EC2::Volume": ["VolumeType", "Size", "Encrypted"],
  "AWS::EC2::Subnet": ["CidrBlock", "AvailabilityZone", "MapPublicIpOnLaunch"],
  "AWS::EC2::VPC": ["CidrBlock", "IsDefault"],
  "AWS::EC2::SecurityGroup": ["Description"],
  "AWS::EC2::NetworkInterface": ["InterfaceType", "PrivateIpAddress"],
  "AWS::RDS::DBInstance": ["Engine", "EngineVersion", "DBInstanceClass"],
  "AWS::Lambda::Function": ["Runtime", "MemorySize"],
  "AWS::ElasticLoadBalancingV2::LoadBalancer": ["Type", "Scheme"],
  "AWS::DynamoDB::Table": ["BillingModeSummary.BillingMode"],
  "AWS::Logs::LogGroup": ["retentionInDays"],
  "AWS::KMS::Key": ["KeyManager", "KeySpec"],
};

/** Every column that any resource has. */
export const COMMON_COLUMNS = COLUMNS.map(({ key, title }) => ({ key, title }));

/**
 * Columns to show, the name first.
 * @param chosen keys as the address names them; null for those that fit what is shown
 * @param type the one type that is shown, null when there are several
 */
export function columnsOf(chosen: readonly string[] | null, type: string | null): Column[] {
  const keys = chosen ?? defaultColumns(type);
  return ["name", ...keys.filter((key) => key !== "name")]
    .map((key) => COLUMNS.find((column) => column.key === key) ?? fieldColumn(key))
    .filter((column) => column.facet !== "field" || type !== null);
}

/** Keys of the columns that fit: without the type where all have the same, with the fields that tell its things apart. */
export function defaultColumns(type: string | null): string[] {
  if (type === null) return ["name", "id", "type", "region", "state", "managed"];
  const fields = OF_TYPE[type] ?? [];
  return ["name", "id", "state", ...fields, "region", ...(fields.length < 3 ? ["vpc", "managed"] : ["managed"])];
}

/** Fields of the configuration among columns: the list has to bring their values. */
export function fieldsOf(columns: readonly Column[]): string[] {
  return columns.filter(({ facet }) => facet === "field").map(({ key }) => key);
}

function fieldColumn(path: string): Column {
  return { key: path, title: fieldTitle(path), width: 130, priority: 3, facet: "field", named: true };
}

/** A path short enough for the head of a column: its last named steps. */
export function fieldTitle(path: string): string {
  const steps = path.split(".");
  return steps.length <= 2 ? path.replace(/^.*\./, "") || path : `…${steps.slice(-2).join(".")}`;
}
