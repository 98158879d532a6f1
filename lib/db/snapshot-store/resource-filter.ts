import "server-only";
import { SEEN } from "./at";

/** What a list of resources can be narrowed by; everything left out means all. */
export type ResourceFilter = {
  /** Words that must all stand in name, id, addresses, tags or the ARN's last part, in any case; or begin the ARN. */
  q?: string | undefined;
  /** CloudFormation name. */
  type?: string | undefined;
  service?: string | undefined;
  region?: string | undefined;
  /** False for those whose listing was not seen. */
  seen?: boolean | undefined;
};

/** More words than this in a search are left out: each is an index scan of its own. */
const MAX_WORDS = 8;

/**
 * The conditions of a filter on a version `v`, beginning with `and`. Values are appended to `values`, which already
 * holds account and snapshot. A condition on `seen` needs COVERAGE.
 */
export function filterSql(filter: ResourceFilter, values: unknown[]): string {
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const scope: string[] = [];
  const version: string[] = [];
  if (filter.service !== undefined) scope.push(`s.service = ${parameter(filter.service)}`);
  if (filter.type !== undefined) scope.push(`s.type = ${parameter(filter.type)}`);
  if (filter.region !== undefined) {
    const region = parameter(filter.region);
    scope.push(`(s.region = ${region} or s.mixed)`);
    version.push(`v.region = ${region}`);
  }
  if (scope.length > 0) {
    version.push(
      `v.scope_id = any(array(select s.id from scope s where s.account_id = $1 and ${scope.join(" and ")}))`,
    );
  }
  const words = (filter.q ?? "").split(/\s+/).filter(Boolean).slice(0, MAX_WORDS);
  for (const word of words) {
    const pattern = word.replace(/[\\%_]/g, "\\$&");
    // The search text holds only an ARN's last part; a whole one is pasted as it is, in its own case.
    version.push(
      word.startsWith("arn:")
        ? `v.resource_id in (select a.id from resource a where a.account_id = $1 and a.arn like ${parameter(`${pattern}%`)})`
        : `v.search like ${parameter(`%${pattern.toLowerCase()}%`)}`,
    );
  }
  if (filter.seen !== undefined) version.push(filter.seen ? SEEN : `not ${SEEN}`);
  return version.map((condition) => ` and ${condition}`).join("");
}

/** True when nothing narrows the list. */
export function isEmptyFilter({ q, type, service, region, seen }: ResourceFilter): boolean {
  return !q?.trim() && type === undefined && service === undefined && region === undefined && seen === undefined;
}
