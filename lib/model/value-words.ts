const UNITS = ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB"] as const;
const INTEGER = new Intl.NumberFormat("en-US");

/** What numbers in AWS's fields count, where their name alone tells; `TYPE.FIELD` where it takes the type as well. */
const COUNTED: Readonly<Record<string, Unit>> = {
  AllocatedStorage: "GiB",
  BackupRetentionPeriod: "days",
  BackupSizeInBytes: "bytes",
  CodeSize: "bytes",
  ImageSizeInBytes: "bytes",
  MaxAllocatedStorage: "GiB",
  MaxSessionDuration: "seconds",
  MaximumMessageSize: "bytes",
  MessageRetentionPeriod: "seconds",
  RetentionInDays: "days",
  retentionInDays: "days",
  SizeInBytes: "bytes",
  StorageCapacity: "GiB",
  StoredBytes: "bytes",
  storedBytes: "bytes",
  TableSizeBytes: "bytes",
  VisibilityTimeout: "seconds",
  VolumeSize: "GiB",
  "AWS::EC2::Snapshot.VolumeSize": "GiB",
  "AWS::EC2::Volume.Size": "GiB",
  "AWS::EC2::Volume.Throughput": "MiB/s",
  "AWS::Lambda::Function.MemorySize": "MiB",
  "AWS::Lambda::Function.Timeout": "seconds",
};

type Unit = "bytes" | "MiB" | "GiB" | "MiB/s" | "seconds" | "days";

/**
 * A number of AWS in words (`100 GiB`, `4 days`), as it is where nobody knows what it counts. AWS writes some numbers as text.
 * @param type CloudFormation name of the resource
 * @param field name of the field that holds it
 * @returns null for a text that is no counted number
 */
export function numberWords(value: number | string, type: string, field: string): string | null {
  const unit = unitOf(type, field);
  if (typeof value === "string" && (unit === null || !/^\d{1,15}$/.test(value))) return null;
  const number = Number(value);
  switch (unit) {
    case null:
      return Number.isInteger(number) && isCount(field) ? INTEGER.format(number) : String(value);
    case "bytes":
      return sizeWords(number);
    case "seconds":
      return secondsWords(number);
    case "days":
      return plural(number, "day");
    default:
      return `${INTEGER.format(number)} ${unit}`;
  }
}

function unitOf(type: string, field: string): Unit | null {
  const own = `${type}.${field}`;
  if (Object.hasOwn(COUNTED, own)) return COUNTED[own] ?? null;
  if (Object.hasOwn(COUNTED, field)) return COUNTED[field] ?? null;
  return /(?:InSeconds|Seconds)$/.test(field) ? "seconds" : null;
}

/** Ports, years and numbers of AWS accounts are names that happen to be numbers; counts get their thousands commas. */
function isCount(field: string): boolean {
  return /(?:Count|Size|Capacity|Limit|Units|Iops|Items)$/i.test(field);
}

/** `512 bytes`, `1.5 MiB`: whole units, one decimal where they are not. */
export function sizeWords(bytes: number): string {
  let unit = 0;
  let amount = bytes;
  while (Math.abs(amount) >= 1024 && unit < UNITS.length - 1) {
    amount /= 1024;
    unit += 1;
  }
  const rounded = Math.round(amount * 10) / 10;
  return `${unit === 0 ? INTEGER.format(amount) : rounded} ${UNITS[unit]}`;
}

/** `45 seconds`, `15 minutes`, `4 days`: the largest unit that fits without a rest. */
function secondsWords(seconds: number): string {
  for (const [size, noun] of [
    [86_400, "day"],
    [3_600, "hour"],
    [60, "minute"],
  ] as const) {
    if (seconds >= size && seconds % size === 0) return plural(seconds / size, noun);
  }
  return plural(seconds, "second");
}

function plural(amount: number, noun: string): string {
  return `${INTEGER.format(amount)} ${noun}${amount === 1 ? "" : "s"}`;
}

/** ISO 8601 of a moment that AWS counts in milliseconds since 1970, where the field's name says that it is one; else null. */
export function momentOf(value: number, field: string): string | null {
  return Number.isInteger(value) && value > 1e12 && value < 1e13 && /(?:Time|Date|Timestamp|At)$/.test(field)
    ? new Date(value).toISOString()
    : null;
}

/** True for a moment as AWS's SDK answers it: ISO 8601 with a time. */
export function isMoment(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|\+00:?00)$/.test(text);
}
