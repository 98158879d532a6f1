import {
  DescribeKeyPairsCommand,
  DescribeReservedInstancesCommand,
  type EC2Client,
  type Instance,
  type LaunchTemplate,
  type LaunchTemplateVersion,
  paginateDescribeInstanceStatus,
  paginateDescribeInstances,
  paginateDescribeLaunchTemplates,
  paginateDescribeLaunchTemplateVersions,
} from "@aws-sdk/client-ec2";
import { instance, keyPair, launchTemplate, reservedInstances } from "@/lib/model/resources/ec2";
import type { CollectContext } from "./define";
import { type Ec2Part, ec2Listing, ec2WholeListing } from "./ec2-listing";
import { someInterface } from "./ec2-parents";
import { allItems } from "./shared/paginators";
import { told } from "./shared/told";

/** Instances and what they are launched from. Auto scaling groups are a service of their own. */
export const compute: Ec2Part = {
  permissions: {
    DescribeInstanceStatus: "ec2:DescribeInstanceStatus",
    DescribeInstances: "ec2:DescribeInstances",
    DescribeKeyPairs: "ec2:DescribeKeyPairs",
    DescribeLaunchTemplates: "ec2:DescribeLaunchTemplates",
    DescribeLaunchTemplateVersions: "ec2:DescribeLaunchTemplateVersions",
    DescribeReservedInstances: "ec2:DescribeReservedInstances",
  },
  listings: [
    ec2Listing({
      type: instance,
      // Each instance has a first interface, which cannot be taken away.
      when: someInterface,
      paginator: paginateDescribeInstances,
      input: { MaxResults: 1000 },
      items: (page) => page.Reservations?.flatMap((reservation) => reservation.Instances ?? []),
      kind: "instance",
      id: (item) => item.InstanceId,
      state: (item) => item.State?.Name,
      // Listed for an hour after its end.
      keep: (item) => item.State?.Name !== "terminated",
      reads: statusOf,
    }),
    ec2WholeListing({
      type: keyPair,
      list: async (_, client) => (await client.send(new DescribeKeyPairsCommand({}))).KeyPairs,
      kind: "key-pair",
      id: (item) => item.KeyName,
    }),
    ec2Listing({
      type: launchTemplate,
      paginator: paginateDescribeLaunchTemplates,
      input: { MaxResults: 200 },
      items: (page) => page.LaunchTemplates,
      kind: "launch-template",
      id: (item) => item.LaunchTemplateId,
      name: (item) => item.LaunchTemplateName,
      reads: versionsOf,
    }),
    ec2WholeListing({
      type: reservedInstances,
      list: async (_, client) => (await client.send(new DescribeReservedInstancesCommand({}))).ReservedInstances,
      kind: "reserved-instances",
      id: (item) => item.ReservedInstancesId,
      state: (item) => item.State,
      // Listed long after their end.
      keep: (item) => item.State !== "retired" && item.State !== "payment-failed",
    }),
  ],
};

/** State of an instance's health and what AWS has planned for it, out of one listing of all instances. */
async function statusOf({ InstanceId }: Instance, context: CollectContext, client: EC2Client) {
  const Status = await context.read(async () => {
    const all = await context.once("instance status", () => statusByInstance(context, client));
    // One that was started since the listing has none yet.
    return all.get(InstanceId) ?? null;
  });
  return { Status };
}

async function statusByInstance(context: CollectContext, client: EC2Client) {
  const input = { IncludeAllInstances: true, MaxResults: 1000 };
  const pages = context.paginate(paginateDescribeInstanceStatus, client, input);
  const all = await allItems(pages, (page) => page.InstanceStatuses);
  return new Map(all.map((status) => [status.InstanceId, status]));
}

/** Default and latest version of a template, out of one listing of those of all templates. */
async function versionsOf(template: LaunchTemplate, context: CollectContext, client: EC2Client) {
  const Versions = await context.read(async () => {
    const all = await context.once("launch template versions", () => versionsByTemplate(context, client));
    // Every template has a default version.
    const operation = "DescribeLaunchTemplateVersions";
    return told(all.get(template.LaunchTemplateId), { service: "ec2", region: context.region, operation });
  });
  return { Versions };
}

async function versionsByTemplate(context: CollectContext, client: EC2Client) {
  const versions = new Map<string | undefined, LaunchTemplateVersion[]>();
  // Without a template these words stand for the versions of every template; one that is both comes once.
  const input = { Versions: ["$Default", "$Latest"], MaxResults: 200 };
  for await (const page of context.paginate(paginateDescribeLaunchTemplateVersions, client, input)) {
    for (const version of page.LaunchTemplateVersions ?? []) {
      const known = versions.get(version.LaunchTemplateId) ?? [];
      if (known.some((other) => other.VersionNumber === version.VersionNumber)) continue;
      const all = [...known, withoutUserData(version)];
      versions.set(
        version.LaunchTemplateId,
        all.sort((one, other) => (one.VersionNumber ?? 0) - (other.VersionNumber ?? 0)),
      );
    }
  }
  return versions;
}

/** AWS answers user data with each version, and people keep passwords in it: only that there is some goes on. */
export function withoutUserData(version: LaunchTemplateVersion) {
  const { LaunchTemplateData, ...rest } = version;
  if (LaunchTemplateData === undefined) return rest;
  const { UserData, ...data } = LaunchTemplateData;
  return { ...rest, LaunchTemplateData: { ...data, HasUserData: UserData !== undefined && UserData !== "" } };
}
