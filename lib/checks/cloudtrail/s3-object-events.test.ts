import { describe } from "vitest";
import type { JsonObject } from "@/lib/model/json";
import { trail } from "@/lib/model/resources/cloudtrail";
import { bucket } from "@/lib/model/resources/s3";
import { aBucket } from "@/lib/testing/buckets";
import { type Case, factTable } from "@/lib/testing/facts";
import { ALL_EVENTS, advancedSelector, aTrail, field } from "@/lib/testing/trails";
import { cloudtrailS3ReadEvents, cloudtrailS3WriteEvents } from "./s3-object-events";

const OTHERS = "999999999999";
const DATA = field("eventCategory", { Equals: ["Data"] });
const OBJECTS = field("resources.type", { Equals: ["AWS::S3::Object"] });
const READS = field("readOnly", { Equals: ["true"] });
const classic = (ReadWriteType: string, values: string[] = ["arn:aws:s3"], Type = "AWS::S3::Object"): JsonObject => ({
  ...{ ReadWriteType, IncludeManagementEvents: true, DataResources: [{ Type, Values: values }] },
});
const withSelectors = (...selectors: JsonObject[]) => [aBucket(), aTrail({ selectors })];
const advanced = (...fields: JsonObject[]) => [aBucket(), aTrail({ advanced: [advancedSelector(...fields)] })];

/** What keeps a trail from recording all such events, whichever they are. Prowler looks at none of it, or stops. */
const enoughForProwler = (recorded: "All" | "ReadOnly"): Case[] => [
  {
    name: "advanced, one bucket, which is enough for Prowler",
    status: "fail",
    resources: advanced(DATA, OBJECTS, field("resources.ARN", { StartsWith: ["arn:aws:s3:::data/"] })),
  },
  {
    name: "advanced, a type without Equals, on which Prowler stops",
    status: "fail",
    resources: advanced(DATA, field("resources.type", { StartsWith: ["AWS::S3"] })),
  },
  {
    name: "not logging, which is enough for Prowler",
    status: "fail",
    resources: [aBucket(), aTrail({ logging: false, selectors: [classic(recorded)] })],
  },
  {
    name: "one region, which is enough for Prowler",
    status: "fail",
    resources: [aBucket(), aTrail({ more: { IsMultiRegionTrail: false }, selectors: [classic(recorded)] })],
  },
];

describe("writes of objects are logged", () => {
  factTable(cloudtrailS3WriteEvents, [
    { name: "all events of all buckets", status: "pass", resources: withSelectors(classic("All")) },
    {
      name: "the ARN with three colons",
      status: "pass",
      resources: withSelectors(classic("WriteOnly", ["arn:aws:s3:::"])),
    },
    {
      name: "another partition",
      status: "pass",
      partition: "aws-cn",
      resources: withSelectors(classic("All", ["arn:aws-cn:s3"])),
    },
    { name: "advanced", status: "pass", resources: advanced(DATA, OBJECTS) },
    {
      name: "advanced, writes",
      status: "pass",
      resources: advanced(DATA, OBJECTS, field("readOnly", { Equals: ["false"] })),
    },
    {
      name: "advanced, no reads",
      status: "pass",
      resources: advanced(DATA, OBJECTS, field("readOnly", { NotEquals: ["true"] })),
    },
    {
      name: "a trail without management events",
      status: "pass",
      resources: withSelectors({ ...classic("All"), IncludeManagementEvents: false }),
    },
    {
      name: "an organization's trail",
      status: "pass",
      resources: [aBucket(), aTrail({ account: OTHERS, selectors: [classic("All")] })],
    },
    {
      name: "two trails, of which one does it, once",
      status: "pass",
      resources: [aBucket(), aTrail({ name: "a" }), aTrail({ name: "b", selectors: [classic("All")] })],
      says: "b records",
    },

    { name: "management events only", status: "fail", resources: withSelectors(ALL_EVENTS) },
    { name: "no trail", status: "fail", resources: [aBucket()] },
    { name: "one bucket", status: "fail", resources: withSelectors(classic("All", ["arn:aws:s3:::data/"])) },
    {
      name: "functions",
      status: "fail",
      resources: withSelectors(classic("All", ["arn:aws:lambda"], "AWS::Lambda::Function")),
    },
    { name: "reads", status: "fail", resources: withSelectors(classic("ReadOnly")) },
    { name: "advanced, reads, which is enough for Prowler", status: "fail", resources: advanced(DATA, OBJECTS, READS) },
    {
      name: "advanced, some events",
      status: "fail",
      resources: advanced(DATA, OBJECTS, field("eventName", { Equals: ["DeleteObject"] })),
    },
    {
      name: "advanced, some callers",
      status: "fail",
      resources: advanced(DATA, OBJECTS, field("userIdentity.arn", { NotStartsWith: ["arn:aws:sts"] })),
    },
    ...enoughForProwler("All"),

    { name: "no buckets", status: "not_applicable", resources: [aTrail()] },
    { name: "no buckets, trails denied", status: "not_applicable", hidden: [[trail]] },
    {
      name: "an organization's trail whose selectors its owner keeps",
      status: "manual",
      resources: [aBucket(), aTrail({ account: OTHERS, selectors: null })],
    },
    { name: "trails denied", status: "not_seen", resources: [aBucket()], hidden: [[trail]] },
    { name: "buckets denied", status: "not_seen", resources: [aTrail()], hidden: [[bucket]] },
    { name: "selectors denied", status: "not_seen", resources: [aBucket(), aTrail({ selectors: null })] },
    {
      name: "selectors denied of a trail that is off",
      status: "fail",
      resources: [aBucket(), aTrail({ selectors: null, logging: false })],
    },
    {
      name: "status denied",
      status: "not_seen",
      resources: [aBucket(), aTrail({ logging: null, selectors: [classic("All")] })],
    },
    {
      name: "status denied of a trail that records no objects",
      status: "fail",
      resources: [aBucket(), aTrail({ logging: null })],
    },
  ]);
});

describe("reads of objects are logged", () => {
  factTable(cloudtrailS3ReadEvents, [
    { name: "all events", status: "pass", resources: withSelectors(classic("All")) },
    { name: "reads", status: "pass", resources: withSelectors(classic("ReadOnly")) },
    { name: "advanced, reads", status: "pass", resources: advanced(DATA, OBJECTS, READS) },
    { name: "writes", status: "fail", resources: withSelectors(classic("WriteOnly")) },
    {
      name: "advanced, writes, which is enough for Prowler",
      status: "fail",
      resources: advanced(DATA, OBJECTS, field("readOnly", { Equals: ["false"] })),
    },
    ...enoughForProwler("ReadOnly"),
    { name: "trails denied", status: "not_seen", resources: [aBucket()], hidden: [[trail]] },
    { name: "no buckets", status: "not_applicable" },
  ]);
});
