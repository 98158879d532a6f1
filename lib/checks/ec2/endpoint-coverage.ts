import type { KnownResource } from "@/lib/checks/engine/facts";
import type { subnet } from "@/lib/model/resources/ec2-network";
import type { routeTable, vpcEndpoint } from "@/lib/model/resources/ec2-routing";

type Endpoint = KnownResource<typeof vpcEndpoint>;
type Subnet = KnownResource<typeof subnet>;
type Table = KnownResource<typeof routeTable>;

/** Services that have gateway endpoints, which cost nothing. https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html */
export const GATEWAY_SERVICES = ["s3", "dynamodb"] as const;

/** An endpoint in a few words: `s3 (Gateway, available)`. */
export function endpointWords({ configuration, state }: Endpoint): string {
  return `${serviceOf(configuration.ServiceName)} (${configuration.VpcEndpointType ?? "Gateway"}, ${state ?? "state not told"})`;
}

/** `com.amazonaws.eu-west-1.s3` is `s3`; services of others keep their whole name. */
export function serviceOf(name: string | undefined): string {
  return name?.replace(/^(?:cn\.)?com\.amazonaws\.(?!vpce\.)[^.]+\./, "") ?? "unknown service";
}

/** Subnets whose route table does not lead to a gateway endpoint of a service. */
export function withoutGateway(
  service: string,
  of: { vpc: string; subnets: readonly Subnet[]; tables: readonly Table[]; endpoints: readonly Endpoint[] },
): string[] {
  const gateways = of.endpoints.filter(
    ({ configuration }) =>
      (configuration.VpcEndpointType ?? "Gateway") === "Gateway" && serviceOf(configuration.ServiceName) === service,
  );
  const ids = new Set(gateways.map(({ id }) => id));
  // A table tells it by a route to the endpoint, the endpoint by the tables that it was given.
  const named = new Set(gateways.flatMap(({ configuration }) => configuration.RouteTableIds ?? []));
  return of.subnets.flatMap(({ id }) => {
    const table = tableOf(id, of.vpc, of.tables);
    const leads = table?.configuration.Routes?.some(({ GatewayId }) => GatewayId !== undefined && ids.has(GatewayId));
    return leads || (table && named.has(table.id)) ? [] : [id];
  });
}

/** Interface endpoints that are not in each of some zones, with the zones that they lack. */
export function lackingZones(
  endpoints: readonly Endpoint[],
  subnets: readonly Subnet[],
  zones: readonly string[],
): string[] {
  const zoneOf = new Map(subnets.map(({ id, configuration }) => [id, configuration.AvailabilityZone]));
  return endpoints.flatMap(({ id, configuration }) => {
    if (configuration.VpcEndpointType !== "Interface") return [];
    const has = new Set(configuration.SubnetIds?.map((one) => zoneOf.get(one)));
    const lacks = zones.filter((zone) => !has.has(zone));
    return lacks.length > 0 ? [`${id} (${serviceOf(configuration.ServiceName)}): ${lacks.join(", ")}`] : [];
  });
}

function tableOf(subnetId: string, vpc: string, tables: readonly Table[]): Table | undefined {
  const explicit = tables.find(({ configuration }) =>
    configuration.Associations?.some(({ SubnetId }) => SubnetId === subnetId),
  );
  return (
    explicit ??
    tables.find(
      ({ configuration }) =>
        configuration.VpcId === vpc && configuration.Associations?.some(({ Main }) => Main === true) === true,
    )
  );
}
