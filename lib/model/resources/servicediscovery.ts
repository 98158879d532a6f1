import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();
const number = z.number().optional();
/** Only in a configuration when the tags could not be read. */
const Tags = readOf(z.never()).optional();

/** https://docs.aws.amazon.com/cloud-map/latest/api/API_NamespaceSummary.html */
function namespace<T extends string>(type: T, title: string) {
  return defineResourceType({
    type,
    service: "servicediscovery",
    title,
    arn: "servicediscovery:namespace/*",
    cli: "servicediscovery get-namespace --id {id}",
    schema: z.looseObject({
      Id: z.string(),
      Name: z.string(),
      /** `HTTP`, `DNS_PRIVATE` or `DNS_PUBLIC`. */
      Type: text,
      Properties: z
        .looseObject({
          DnsProperties: z.looseObject({ HostedZoneId: text }).optional(),
          HttpProperties: z.looseObject({ HttpName: text }).optional(),
        })
        .optional(),
      Tags,
    }),
    runtime: ["ServiceCount"],
    relations: ({ Properties }) =>
      relate("keeps its names in", "AWS::Route53::HostedZone", [
        Properties?.DnsProperties?.HostedZoneId?.split("/").at(-1),
      ]),
  });
}

/** Names that are found by API calls only. */
export const httpNamespace = namespace("AWS::ServiceDiscovery::HttpNamespace", "Cloud Map HTTP namespaces");
/** Names in the DNS of a network. */
export const privateDnsNamespace = namespace(
  "AWS::ServiceDiscovery::PrivateDnsNamespace",
  "Cloud Map private DNS namespaces",
);
/** Names in the public DNS. */
export const publicDnsNamespace = namespace(
  "AWS::ServiceDiscovery::PublicDnsNamespace",
  "Cloud Map public DNS namespaces",
);

/**
 * Names with what answers to them. Who answers right now moves with every deployment.
 * https://docs.aws.amazon.com/cloud-map/latest/api/API_ServiceSummary.html and API_InstanceSummary
 */
export const service = defineResourceType({
  type: "AWS::ServiceDiscovery::Service",
  service: "servicediscovery",
  title: "Cloud Map services",
  arn: "servicediscovery:service/*",
  cli: "servicediscovery get-service --id {id}",
  schema: z.looseObject({
    Id: z.string(),
    Name: z.string(),
    NamespaceId: z.string(),
    NamespaceName: z.string(),
    NamespaceType: text,
    Type: text,
    DnsConfig: z
      .looseObject({
        RoutingPolicy: text,
        DnsRecords: z.array(z.looseObject({ Type: text, TTL: number })).optional(),
      })
      .optional(),
    /** Of attributes, those of AWS with their values. */
    Instances: readOf(z.array(z.looseObject({ Id: text, Attributes: z.record(z.string(), z.string()) }))).optional(),
    Tags,
  }),
  runtime: ["InstanceCount", "Instances"],
  relations: ({ NamespaceId, NamespaceType }) => relate("is a name in", namespaceOf(NamespaceType).type, [NamespaceId]),
});

/** Resource type of a namespace by AWS's word for its kind. */
export function namespaceOf(kind: string | undefined) {
  if (kind === "DNS_PRIVATE") return privateDnsNamespace;
  return kind === "DNS_PUBLIC" ? publicDnsNamespace : httpNamespace;
}
