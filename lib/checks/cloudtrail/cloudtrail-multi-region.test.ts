import { describe } from "vitest";
import { trail } from "@/lib/model/resources/cloudtrail";
import { factTable } from "@/lib/testing/facts";
import { ALL_EVENTS, advancedSelector, aTrail, field } from "@/lib/testing/trails";
import { cloudtrailMultiRegion } from "./cloudtrail-multi-region";

const MANAGEMENT = field("eventCategory", { Equals: ["Management"] });
const OTHERS = "999999999999";
const advanced = (...fields: Parameters<typeof advancedSelector>) =>
  aTrail({ advanced: [advancedSelector(MANAGEMENT, ...fields)] });

describe("a multi-region trail records all management events", () => {
  factTable(cloudtrailMultiRegion, [
    { name: "classic selectors", status: "pass", resources: [aTrail()], says: "main records all" },
    {
      name: "defaults of the classic selectors",
      status: "pass",
      resources: [aTrail({ selectors: [{}] })],
    },
    { name: "advanced, without readOnly", status: "pass", resources: [advanced()] },
    {
      name: "advanced, both values",
      status: "pass",
      resources: [advanced(field("readOnly", { Equals: ["false", "true"] }))],
    },
    {
      name: "advanced, a pair of selectors",
      status: "pass",
      resources: [
        aTrail({
          advanced: [
            advancedSelector(MANAGEMENT, field("readOnly", { Equals: ["true"] })),
            advancedSelector(MANAGEMENT, field("readOnly", { NotEquals: ["true"] })),
          ],
        }),
      ],
    },
    {
      name: "without the two noisy services that CloudTrail offers to leave out",
      status: "pass",
      resources: [advanced(field("eventSource", { NotEquals: ["kms.amazonaws.com", "rdsdata.amazonaws.com"] }))],
      says: "without those of kms.amazonaws.com and rdsdata.amazonaws.com",
    },
    {
      name: "the classic form of the same",
      status: "pass",
      resources: [aTrail({ selectors: [{ ...ALL_EVENTS, ExcludeManagementEventSources: ["kms.amazonaws.com"] }] })],
      says: "without those of kms.amazonaws.com",
    },
    {
      name: "an organization trail of another account whose selectors are shown",
      status: "pass",
      resources: [aTrail({ account: OTHERS, name: "organization" })],
    },
    {
      name: "the same trail known in two regions, and a second one that lacks something",
      status: "pass",
      resources: [aTrail(), aTrail(), aTrail({ name: "second", logging: false })],
    },
    {
      name: "found although another region was not read",
      status: "pass",
      resources: [aTrail()],
      regions: ["eu-west-1", "us-east-1"],
      hidden: [[trail, "denied", "us-east-1"]],
    },
    {
      name: "logging, but deliveries fail",
      status: "pass",
      resources: [aTrail({ status: { LatestDeliveryError: "AccessDenied" } })],
    },

    { name: "no trail", status: "fail", says: "no trail" },
    { name: "not logging", status: "fail", resources: [aTrail({ logging: false })], says: "main is not logging" },
    {
      name: "single-region trails in every region, which is enough for Prowler",
      status: "fail",
      regions: ["eu-west-1", "us-east-1"],
      resources: ["eu-west-1", "us-east-1"].map((region) =>
        aTrail({ name: region, region, more: { IsMultiRegionTrail: false } }),
      ),
      says: "us-east-1 covers one region only",
    },
    {
      name: "data events only, which is enough for Prowler",
      status: "fail",
      resources: [aTrail({ selectors: [{ ...ALL_EVENTS, IncludeManagementEvents: false }] })],
      says: "of any kind",
    },
    {
      name: "advanced, data events only",
      status: "fail",
      resources: [aTrail({ advanced: [advancedSelector(field("eventCategory", { Equals: ["Data"] }))] })],
    },
    {
      name: "classic, writes only",
      status: "fail",
      resources: [aTrail({ selectors: [{ ...ALL_EVENTS, ReadWriteType: "WriteOnly" }] })],
      says: "that read",
    },
    {
      name: "advanced, reads only",
      status: "fail",
      resources: [advanced(field("readOnly", { Equals: ["true"] }))],
      says: "that write",
    },
    {
      name: "no selectors at all",
      status: "fail",
      resources: [aTrail({ selectors: [] })],
    },
    {
      name: "some event names only",
      status: "fail",
      resources: [advanced(field("eventName", { StartsWith: ["Create"] }))],
    },
    {
      name: "some callers left out",
      status: "fail",
      resources: [advanced(field("userIdentity.arn", { NotEquals: ["arn:aws:iam::123456789012:user/ci"] }))],
    },
    {
      name: "another service left out",
      status: "fail",
      resources: [advanced(field("eventSource", { NotEquals: ["iam.amazonaws.com"] }))],
    },
    {
      name: "one service only",
      status: "fail",
      resources: [advanced(field("eventSource", { Equals: ["kms.amazonaws.com"] }))],
    },
    {
      name: "an organization trail that lacks something for sure",
      status: "fail",
      resources: [aTrail({ account: OTHERS, logging: false, selectors: null })],
    },

    {
      name: "an organization trail whose selectors its owner keeps",
      status: "manual",
      resources: [aTrail({ account: OTHERS, selectors: null }), aTrail({ name: "own", logging: false })],
      says: "in the account that owns it",
    },

    { name: "denied", status: "not_seen", hidden: [[trail]] },
    {
      name: "one trail's status denied, the other one's read",
      status: "pass",
      resources: [aTrail({ name: "first", logging: null }), aTrail({ name: "second" })],
      says: "second records",
    },
    { name: "status denied", status: "not_seen", resources: [aTrail({ logging: null })], says: "logging state" },
    { name: "selectors denied", status: "not_seen", resources: [aTrail({ selectors: null })], says: "event selectors" },
    {
      name: "none here, but another region was not read",
      status: "not_seen",
      resources: [aTrail({ logging: false })],
      regions: ["eu-west-1", "us-east-1"],
      hidden: [[trail, "throttled", "us-east-1"]],
    },
    {
      name: "none here, but a region was left out that may be its home",
      status: "not_seen",
      leftOut: ["us-east-1"],
      says: "at home in us-east-1",
    },
    {
      name: "known from an earlier snapshot only",
      status: "not_seen",
      resources: [{ ...aTrail(), seen: false }],
      hidden: [[trail]],
    },
  ]);
});
