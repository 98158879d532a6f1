import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

/** https://docs.aws.amazon.com/elasticloadbalancing/2012-06-01/APIReference/API_LoadBalancerDescription.html */
export const classicLoadBalancer = defineResourceType({
  type: "AWS::ElasticLoadBalancing::LoadBalancer",
  service: "elb",
  title: "Classic load balancers",
  arn: "elasticloadbalancing:loadbalancer/*",
  cli: "elb describe-load-balancers --load-balancer-names {id}",
  schema: z.looseObject({
    LoadBalancerName: z.string(),
    DNSName: z.string().optional(),
    Scheme: z.string().optional(),
    VPCId: z.string().optional(),
    Subnets: z.array(z.string()).optional(),
    SecurityGroups: z.array(z.string()).optional(),
    Instances: z.array(z.looseObject({ InstanceId: z.string() })).optional(),
    ListenerDescriptions: z
      .array(
        z.looseObject({
          Listener: z
            .looseObject({
              Protocol: z.string(),
              LoadBalancerPort: z.number(),
              InstancePort: z.number(),
              SSLCertificateId: z.string().optional(),
            })
            .optional(),
        }),
      )
      .optional(),
    /** https://docs.aws.amazon.com/elasticloadbalancing/2012-06-01/APIReference/API_LoadBalancerAttributes.html */
    Attributes: readOf(
      z.looseObject({
        AccessLog: z.looseObject({ Enabled: z.boolean(), S3BucketName: z.string().optional() }).optional(),
      }),
    ),
  }),
  // Auto scaling registers and takes away instances all day.
  runtime: ["Instances"],
  relations: (one) => [
    ...relate("is in", "AWS::EC2::VPC", [one.VPCId]),
    ...relate("is in", "AWS::EC2::Subnet", one.Subnets ?? []),
    ...relate("is guarded by", "AWS::EC2::SecurityGroup", one.SecurityGroups ?? []),
    ...relate("forwards to", "AWS::EC2::Instance", one.Instances?.map(({ InstanceId }) => InstanceId) ?? []),
    ...relate("logs access to", "AWS::S3::Bucket", [
      one.Attributes.seen ? one.Attributes.value.AccessLog?.S3BucketName : null,
    ]),
  ],
});
