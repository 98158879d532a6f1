/** Forms in which findings leave Bearings. */
export const FINDING_FORMATS = ["csv", "csv-prowler", "json", "json-ocsf", "json-asff", "html"] as const;
export type FindingFormat = (typeof FINDING_FORMATS)[number];
