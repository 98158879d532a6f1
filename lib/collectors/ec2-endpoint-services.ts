import {
  type EC2Client,
  paginateDescribeVpcEndpointServiceConfigurations,
  paginateDescribeVpcEndpointServicePermissions,
  type ServiceConfiguration,
} from "@aws-sdk/client-ec2";
import { vpcEndpointService } from "@/lib/model/resources/ec2-endpoint-services";
import type { CollectContext } from "./define";
import { type Ec2Part, ec2Listing } from "./ec2-listing";
import { someInterface } from "./ec2-parents";
import { allItems } from "./shared/paginators";

/** What the account offers to others through endpoints in their VPCs. */
export const endpointServices: Ec2Part = {
  permissions: {
    DescribeVpcEndpointServiceConfigurations: "ec2:DescribeVpcEndpointServiceConfigurations",
    DescribeVpcEndpointServicePermissions: "ec2:DescribeVpcEndpointServicePermissions",
  },
  listings: [
    ec2Listing({
      type: vpcEndpointService,
      // It stands on a load balancer, which has interfaces and cannot be deleted while the service uses it.
      when: someInterface,
      paginator: paginateDescribeVpcEndpointServiceConfigurations,
      input: { MaxResults: 1000 },
      items: (page) => page.ServiceConfigurations,
      kind: "vpc-endpoint-service",
      id: (item) => item.ServiceId,
      name: (item) => item.ServiceName,
      state: (item) => item.ServiceState,
      keep: (item) => item.ServiceState !== "Deleted",
      reads: principalsOf,
    }),
  ],
};

async function principalsOf({ ServiceId }: ServiceConfiguration, context: CollectContext, client: EC2Client) {
  const AllowedPrincipals = await context.read(async () => {
    const input = { ServiceId, MaxResults: 1000 };
    const pages = context.paginate(paginateDescribeVpcEndpointServicePermissions, client, input);
    const allowed = await allItems(pages, (page) => page.AllowedPrincipals);
    // Each permission has an id and tags of its own, which say nothing of who may connect.
    return allowed.map(({ PrincipalType, Principal }) => ({ PrincipalType, Principal }));
  });
  return { AllowedPrincipals };
}
