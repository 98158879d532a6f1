import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType, type Relation } from "../resource";

const text = z.string().optional();
const flag = z.boolean().optional();
const groups = z.array(z.looseObject({ ResourceArn: text, Priority: z.number().optional() })).optional();
const actions = z.array(z.string()).optional();

const destination = z.looseObject({
  LogType: text,
  LogDestinationType: text,
  /** `bucketName`, `logGroup` or `deliveryStream`. */
  LogDestination: z.record(z.string(), z.string()).optional(),
});

/**
 * Firewalls, each with the policy that it follows. Policies and rule groups that no firewall uses are not listed.
 * https://docs.aws.amazon.com/network-firewall/latest/APIReference/API_Firewall.html
 */
export const firewall = defineResourceType({
  type: "AWS::NetworkFirewall::Firewall",
  service: "networkfirewall",
  title: "Network firewalls",
  arn: "network-firewall:firewall/*",
  cli: "network-firewall describe-firewall --firewall-arn {arn}",
  schema: z.looseObject({
    FirewallArn: z.string(),
    FirewallName: z.string(),
    FirewallPolicyArn: text,
    VpcId: text,
    SubnetMappings: z.array(z.looseObject({ SubnetId: text })).optional(),
    TransitGatewayId: text,
    DeleteProtection: flag,
    EncryptionConfiguration: z.looseObject({ Type: text, KeyId: text }).optional(),
    /** VPC endpoints that routes lead to, sorted. */
    EndpointIds: z.array(z.string()),
    FirewallStatus: z.looseObject({ Status: text }).optional(),
    Policy: readOf(
      z.looseObject({
        StatelessDefaultActions: actions,
        StatelessFragmentDefaultActions: actions,
        StatefulDefaultActions: actions,
        StatelessRuleGroupReferences: groups,
        StatefulRuleGroupReferences: groups,
      }),
    ),
    /** Empty where nothing is logged. */
    LogDestinations: readOf(z.array(destination)),
  }),
  volatileState: true,
  runtime: ["FirewallStatus", "NumberOfAssociations"],
  drop: ["Tags"],
  relations: (one) => {
    const policy = one.Policy.seen ? one.Policy.value : {};
    const { Type, KeyId } = one.EncryptionConfiguration ?? {};
    return [
      ...relate("is part of", "AWS::EC2::VPC", [one.VpcId]),
      ...relate("stands in", "AWS::EC2::Subnet", one.SubnetMappings?.map((it) => it.SubnetId) ?? []),
      ...relate("is attached to", "AWS::EC2::TransitGateway", [one.TransitGatewayId]),
      ...relate("is reached by", "AWS::EC2::VPCEndpoint", one.EndpointIds),
      ...relate("follows", "AWS::NetworkFirewall::FirewallPolicy", [one.FirewallPolicyArn]),
      ...relate(
        "follows",
        "AWS::NetworkFirewall::RuleGroup",
        [policy.StatelessRuleGroupReferences, policy.StatefulRuleGroupReferences].flatMap(
          (references) => references?.map((it) => it.ResourceArn) ?? [],
        ),
      ),
      ...relate("is encrypted by", "AWS::KMS::Key", [Type === "CUSTOMER_KMS" ? KeyId : null]),
      ...(one.LogDestinations.seen ? one.LogDestinations.value : []).flatMap(logsTo),
    ];
  },
});

function logsTo({ LogDestination: to = {} }: z.infer<typeof destination>): Relation[] {
  return [
    ...relate("logs to", "AWS::S3::Bucket", [to.bucketName]),
    ...relate("logs to", "AWS::Logs::LogGroup", [to.logGroup]),
    ...relate("logs to", "AWS::KinesisFirehose::DeliveryStream", [to.deliveryStream]),
  ];
}
