import type { KnownResource } from "@/lib/checks/engine/facts";
import type { docdbInstance } from "@/lib/model/resources/docdb";
import type { neptuneInstance } from "@/lib/model/resources/neptune";
import { ids, type PublicEndpoint } from "./public-endpoint";

/** Where an instance stands, for the services that share the API of RDS. */
export function rdsEndpoint({
  configuration,
}: KnownResource<typeof docdbInstance | typeof neptuneInstance>): PublicEndpoint {
  const { PubliclyAccessible, DBSubnetGroup, VpcSecurityGroups, Endpoint } = configuration;
  return {
    field: "PubliclyAccessible",
    isPublic: PubliclyAccessible,
    vpc: DBSubnetGroup?.VpcId,
    subnets: ids(DBSubnetGroup?.Subnets?.map((one) => one.SubnetIdentifier)),
    securityGroups: ids(VpcSecurityGroups?.map((one) => one.VpcSecurityGroupId)),
    ports: Endpoint?.Port === undefined ? [] : [Endpoint.Port],
  };
}
