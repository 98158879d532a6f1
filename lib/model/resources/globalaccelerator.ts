import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType, type Relation } from "../resource";

const text = z.string().optional();
const flag = z.boolean().optional();
const number = z.number().optional();

/** https://docs.aws.amazon.com/global-accelerator/latest/api/API_Accelerator.html and API_AcceleratorAttributes */
export const accelerator = defineResourceType({
  type: "AWS::GlobalAccelerator::Accelerator",
  service: "globalaccelerator",
  title: "Global accelerators",
  arn: "globalaccelerator:accelerator/*",
  cli: "globalaccelerator describe-accelerator --accelerator-arn {arn}",
  schema: z.looseObject({
    AcceleratorArn: z.string(),
    Name: text,
    Enabled: flag,
    DnsName: text,
    DualStackDnsName: text,
    IpAddressType: text,
    IpSets: z.array(z.looseObject({ IpAddresses: z.array(z.string()).optional() })).optional(),
    Attributes: readOf(z.looseObject({ FlowLogsEnabled: flag, FlowLogsS3Bucket: text })),
    /** Only here when the tags could not be read. */
    Tags: readOf(z.never()).optional(),
  }),
  volatileState: true,
  runtime: ["Events"],
  drop: ["Status"],
  relations: ({ Attributes }) =>
    Attributes.seen ? relate("writes to", "AWS::S3::Bucket", [Attributes.value.FlowLogsS3Bucket]) : [],
});

/** https://docs.aws.amazon.com/global-accelerator/latest/api/API_Listener.html */
export const acceleratorListener = defineResourceType({
  type: "AWS::GlobalAccelerator::Listener",
  service: "globalaccelerator",
  title: "Listeners of global accelerators",
  arn: "globalaccelerator:accelerator/*/listener/*",
  cli: "globalaccelerator describe-listener --listener-arn {arn}",
  schema: z.looseObject({
    ListenerArn: z.string(),
    AcceleratorArn: z.string(),
    Protocol: text,
    PortRanges: z.array(z.looseObject({ FromPort: number, ToPort: number })).optional(),
    ClientAffinity: text,
  }),
  relations: (one) => relate("belongs to", "AWS::GlobalAccelerator::Accelerator", [one.AcceleratorArn]),
});

/**
 * What a listener forwards to in one region. How healthy the endpoints are is runtime.
 * https://docs.aws.amazon.com/global-accelerator/latest/api/API_EndpointGroup.html
 */
export const endpointGroup = defineResourceType({
  type: "AWS::GlobalAccelerator::EndpointGroup",
  service: "globalaccelerator",
  title: "Endpoint groups of global accelerators",
  arn: "globalaccelerator:accelerator/*/listener/*/endpoint-group/*",
  cli: "globalaccelerator describe-endpoint-group --endpoint-group-arn {arn}",
  schema: z.looseObject({
    EndpointGroupArn: z.string(),
    ListenerArn: z.string(),
    EndpointGroupRegion: text,
    EndpointDescriptions: z.array(z.looseObject({ EndpointId: text, Weight: number, HealthState: text })).optional(),
    TrafficDialPercentage: number,
    PortOverrides: z.array(z.looseObject({ ListenerPort: number, EndpointPort: number })).optional(),
  }),
  runtime: ["EndpointDescriptions[].HealthReason", "EndpointDescriptions[].HealthState"],
  relations: (group) => [
    ...relate("belongs to", "AWS::GlobalAccelerator::Listener", [group.ListenerArn]),
    ...(group.EndpointDescriptions ?? []).flatMap(({ EndpointId }) => forwardsTo(EndpointId)),
  ],
});

/** An endpoint is a load balancer by its ARN, an instance or an Elastic IP by its id. */
function forwardsTo(id: string | undefined): Relation[] {
  if (id?.startsWith("i-")) return relate("forwards to", "AWS::EC2::Instance", [id]);
  if (id?.startsWith("eipalloc-")) return relate("forwards to", "AWS::EC2::EIP", [id]);
  return relate("forwards to", "AWS::ElasticLoadBalancingV2::LoadBalancer", [id]);
}
