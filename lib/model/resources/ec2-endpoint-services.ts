import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();
const arns = z.array(z.string()).optional();

/**
 * What the account itself offers to others through private endpoints, and who may connect.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ServiceConfiguration.html
 */
export const vpcEndpointService = defineResourceType({
  type: "AWS::EC2::VPCEndpointService",
  service: "ec2",
  title: "VPC endpoint services",
  arn: "ec2:vpc-endpoint-service/*",
  cli: "ec2 describe-vpc-endpoint-service-configurations --service-ids {id}",
  schema: z.looseObject({
    ServiceId: z.string(),
    ServiceName: text,
    AcceptanceRequired: z.boolean().optional(),
    NetworkLoadBalancerArns: arns,
    GatewayLoadBalancerArns: arns,
    PrivateDnsName: text,
    /** ARNs of accounts, users and roles; `*` is everybody. */
    AllowedPrincipals: readOf(z.array(z.looseObject({ PrincipalType: text, Principal: text }))),
  }),
  drop: ["ServiceState", "Tags"],
  relations: (service) => [
    ...relate("is served by", "AWS::ElasticLoadBalancingV2::LoadBalancer", [
      ...(service.NetworkLoadBalancerArns ?? []),
      ...(service.GatewayLoadBalancerArns ?? []),
    ]),
  ],
});
