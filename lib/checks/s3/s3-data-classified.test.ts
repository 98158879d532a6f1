import { describe } from "vitest";
import { seen, unseen } from "@/lib/model/read";
import { classificationJob, macieSession } from "@/lib/model/resources/macie";
import { organization } from "@/lib/model/resources/organizations";
import { bucket } from "@/lib/model/resources/s3";
import { aBucket } from "@/lib/testing/buckets";
import { factTable, resource } from "@/lib/testing/facts";
import { s3DataClassified } from "./s3-data-classified";

const refused = unseen("denied", "macie2:GetAutomatedDiscoveryConfiguration");
const macie = (discovery: string | null, state = "ENABLED") =>
  resource(macieSession, { AutomatedDiscovery: discovery === null ? refused : seen({ status: discovery }) }, { state });
const job = (state: string) => resource(classificationJob, { jobId: "job-1", name: "weekly" }, { id: "job-1", state });
const member = resource(
  organization,
  {
    Id: "o-1",
    EnabledServices: refused,
    DelegatedAdministrators: refused,
    ResourcePolicy: refused,
  },
  { region: "global" },
);

describe("Macie looks into buckets", () => {
  factTable(s3DataClassified, [
    { name: "by discovery", status: "pass", resources: [aBucket(), macie("ENABLED")], says: "discovery is on" },
    { name: "by a job", status: "pass", resources: [aBucket(), macie("DISABLED"), job("IDLE")], says: "by a job" },
    { name: "by a job, discovery was denied", status: "pass", resources: [aBucket(), macie(null), job("RUNNING")] },
    {
      name: "by discovery, jobs were denied",
      status: "pass",
      resources: [aBucket(), macie("ENABLED")],
      hidden: [[classificationJob]],
    },
    { name: "Macie is off", status: "fail", resources: [aBucket()], says: "off in eu-west-1" },
    { name: "Macie is paused", status: "fail", resources: [aBucket(), macie("ENABLED", "PAUSED")], says: "paused" },
    {
      name: "on, but without discovery or a job, which is enough for Prowler",
      status: "fail",
      resources: [aBucket(), macie("DISABLED")],
    },
    { name: "a cancelled job", status: "fail", resources: [aBucket(), macie("DISABLED"), job("CANCELLED")] },
    {
      name: "discovery is the administrator's to show",
      status: "manual",
      resources: [aBucket(), macie(null), member],
    },
    { name: "discovery was denied, without an organization", status: "not_seen", resources: [aBucket(), macie(null)] },
    { name: "Macie was denied", status: "not_seen", resources: [aBucket()], hidden: [[macieSession]] },
    {
      name: "jobs were denied",
      status: "not_seen",
      resources: [aBucket(), macie("DISABLED")],
      hidden: [[classificationJob]],
    },
    { name: "buckets were denied", status: "not_seen", hidden: [[bucket, "denied", "global"]] },
    { name: "no buckets there", status: "not_applicable", resources: [aBucket({}, "far", "eu-west-2")] },
    {
      name: "one of two regions does not have Macie",
      status: "pass",
      resources: [aBucket(), aBucket({}, "far", "eu-west-9"), macie("ENABLED")],
      regions: ["eu-west-1", "eu-west-9"],
      hidden: [[macieSession, "not_offered", "eu-west-9"]],
    },
  ]);
});
