import {
  GetDNSSECCommand,
  GetHostedZoneCommand,
  type HealthCheck,
  type HostedZone,
  ListResourceRecordSetsCommand,
  type ListResourceRecordSetsRequest,
  paginateListHealthChecks,
  paginateListHostedZones,
  paginateListQueryLoggingConfigs,
  type ResourceRecordSet,
  Route53Client,
} from "@aws-sdk/client-route-53";
import { seen } from "@/lib/model/read";
import { healthCheck, hostedZone, queryLoggingConfig, recordSet } from "@/lib/model/resources/route53";
import { type CollectContext, defineCollector, type Found, found, listing } from "./define";
import { BULK_TAG_PERMISSIONS, bulkTags } from "./shared/bulk-tags";
import { knownEmpty } from "./shared/known-empty";
import { allItems, below, paginatorOf } from "./shared/paginators";
import { told } from "./shared/told";

const hostedZones = listing([hostedZone], async function* (context) {
  yield* context.each(await allZones(context), (zone) => readZone(context, zone));
});

async function readZone(context: CollectContext, zone: HostedZone): Promise<Found> {
  const client = context.connect(Route53Client);
  const Id = idOf(zone);
  const arn = route53Arn(context, `hostedzone/${Id}`);
  const of = (operation: string) => ({ service: "route53", region: context.region, operation });
  const isPrivate = zone.Config?.PrivateZone === true;
  const details = client.send(new GetHostedZoneCommand({ Id }));
  const [VPCs, DelegationSet, Dnssec, { tags, unseenTags }] = await Promise.all([
    context.read(async () => (isPrivate ? told((await details).VPCs, of("GetHostedZone")) : [])),
    context.read(async () => (isPrivate ? null : told((await details).DelegationSet, of("GetHostedZone")))),
    isPrivate
      ? seen(null)
      : context.read(async () => {
          const { Status, KeySigningKeys } = await client.send(new GetDNSSECCommand({ HostedZoneId: Id }));
          return { Status: told(Status, of("GetDNSSEC")), KeySigningKeys };
        }),
    bulkTags(context, "route53", arn),
  ]);
  return found(hostedZone, {
    arn,
    id: Id,
    name: nameOf(zone.Name),
    tags,
    configuration: { ...zone, Id, VPCs, DelegationSet, Dnssec, ...unseenTags },
  });
}

function allZones(context: CollectContext): Promise<HostedZone[]> {
  return context.once("hosted zones", () => {
    const pages = context.paginate(paginateListHostedZones, context.connect(Route53Client), { MaxItems: 100 });
    return allItems(pages, (page) => page.HostedZones);
  });
}

const paginateRecordSets = paginatorOf(
  (client: Route53Client, input: ListResourceRecordSetsRequest) =>
    client.send(new ListResourceRecordSetsCommand(input)),
  ({ IsTruncated, NextRecordName, NextRecordType, NextRecordIdentifier }) =>
    IsTruncated && NextRecordName !== undefined
      ? {
          StartRecordName: NextRecordName,
          StartRecordType: NextRecordType,
          StartRecordIdentifier: NextRecordIdentifier,
        }
      : null,
);

const recordSets = listing([recordSet], async function* (context) {
  const client = context.connect(Route53Client);
  yield* below(context, await allZones(context), async (zone) => {
    const HostedZoneId = idOf(zone);
    const pages = context.paginate(paginateRecordSets, client, { HostedZoneId, MaxItems: 300 });
    const records = await allItems(pages, (page) => page.ResourceRecordSets);
    return records.map((record) => toRecordSet(context, HostedZoneId, record));
  });
});

function toRecordSet(context: CollectContext, HostedZoneId: string, record: ResourceRecordSet): Found {
  const { Name = "", Type = "", SetIdentifier } = record;
  const parts = [Name, Type, ...(SetIdentifier === undefined ? [] : [SetIdentifier])];
  return found(recordSet, {
    // AWS has no ARN for records.
    arn: route53Arn(context, `hostedzone/${HostedZoneId}/recordset/${parts.join("/")}`),
    id: [HostedZoneId, nameOf(Name), ...parts.slice(1)].join("_"),
    name: nameOf(Name),
    configuration: { HostedZoneId, ...record },
  });
}

const healthChecks = listing([healthCheck], async function* (context) {
  const client = context.connect(Route53Client);
  for await (const page of context.paginate(paginateListHealthChecks, client, { MaxItems: 100 })) {
    yield* context.each(page.HealthChecks ?? [], (check) => readHealthCheck(context, check));
  }
});

async function readHealthCheck(context: CollectContext, check: HealthCheck): Promise<Found> {
  const { Id: id = "", HealthCheckConfig: config } = check;
  const arn = route53Arn(context, `healthcheck/${id}`);
  const { tags, unseenTags } = await bulkTags(context, "route53", arn);
  const [path, question] = config?.ResourcePath?.split("?", 2) ?? [];
  const ResourcePath = question === undefined ? path : `${path}?…`;
  const HealthCheckConfig = config && { ...config, ResourcePath };
  const name = config?.FullyQualifiedDomainName ?? config?.IPAddress;
  return found(healthCheck, { arn, id, name, tags, configuration: { ...check, HealthCheckConfig, ...unseenTags } });
}

const queryLogging = listing([queryLoggingConfig], async function* (context) {
  if (await knownEmpty(allZones(context))) return;
  const client = context.connect(Route53Client);
  for await (const page of context.paginate(paginateListQueryLoggingConfigs, client, { MaxResults: 100 })) {
    for (const item of page.QueryLoggingConfigs ?? []) {
      const { Id: id = "" } = item;
      const arn = route53Arn(context, `queryloggingconfig/${id}`);
      yield found(queryLoggingConfig, { arn, id, configuration: { ...item } });
    }
  }
});

/** Id of a zone without the path that AWS writes before it. */
function idOf({ Id = "" }: HostedZone): string {
  return Id.split("/").at(-1) ?? "";
}

/**
 * Name as people write it: without its final dot, and with the characters that Route 53 writes as octal numbers.
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html
 */
function nameOf(name = ""): string {
  return name.replace(/\.$/, "").replace(/\\([0-3][0-7]{2})/g, (_, octal) => String.fromCharCode(parseInt(octal, 8)));
}

/** Route 53's ARNs have neither region nor account. */
function route53Arn({ partition }: CollectContext, resource: string): string {
  return `arn:${partition}:route53:::${resource}`;
}

/**
 * Route 53. Five calls a second are allowed to all users of an account together, so tags are asked for in bulk.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonroute53.html
 */
export const route53 = defineCollector({
  service: "route53",
  scope: "global",
  permissions: {
    ...BULK_TAG_PERMISSIONS,
    GetDNSSEC: "route53:GetDNSSEC",
    GetHostedZone: "route53:GetHostedZone",
    ListHealthChecks: "route53:ListHealthChecks",
    ListHostedZones: "route53:ListHostedZones",
    ListQueryLoggingConfigs: "route53:ListQueryLoggingConfigs",
    ListResourceRecordSets: "route53:ListResourceRecordSets",
  },
  listings: [healthChecks, hostedZones, queryLogging, recordSets],
});
