import { fact, fail, notApplicable, pass, resourceCheck } from "@/lib/checks/engine/define";
import type { Facts, KnownResource } from "@/lib/checks/engine/facts";
import { interfacesOfVpc, isUnused } from "@/lib/checks/shared/attachments";
import { shortList } from "@/lib/checks/shared/short-list";
import { networkInterface } from "@/lib/model/resources/ec2-addresses";
import { flowLog, subnet, vpc } from "@/lib/model/resources/ec2-network";

type FlowLog = KnownResource<typeof flowLog>;

/** A log of the whole VPC that runs and arrives; logs of some subnets are told as evidence. */
export const vpcFlowLogs = resourceCheck({
  id: "vpc-flow-logs",
  service: "ec2",
  title: "Every VPC has flow logs",
  severity: "medium",
  version: 1,
  types: [vpc],
  reads: [flowLog, subnet, networkInterface],
  evaluate: ({ id, region, configuration }, facts) => {
    const { OwnerId, IsDefault } = configuration;
    if (OwnerId !== undefined && OwnerId !== facts.awsAccountId) {
      return notApplicable(`The VPC is shared with this account by ${OwnerId}, which looks after it.`, [
        fact("OwnerId", OwnerId),
      ]);
    }
    const logs = logsByResource(facts, region).get(id) ?? [];
    const good = logs.find(works);
    if (good) {
      const { TrafficType, LogDestination, LogGroupName } = good.configuration;
      return pass(`Flow log ${good.id} records it.`, [
        fact("TrafficType", TrafficType, good),
        fact("LogDestination", LogDestination ?? LogGroupName, good),
      ]);
    }
    facts.all(flowLog, region);
    const attached = interfacesOfVpc(id, facts, region);
    const unused = IsDefault === true && isUnused(attached);
    const evidence = [
      ...logs
        .slice(0, 5)
        .flatMap((log) => [
          fact("FlowLogStatus", log.state, log),
          fact("DeliverLogsStatus", log.configuration.DeliverLogsStatus === "FAILED" ? "FAILED" : null, log),
        ]),
      fact("Parts that are recorded", shortList(partsRecorded(id, facts, region))),
      fact("Network interfaces", attached.whole ? attached.interfaces.length > 0 : "not seen"),
    ];
    const why = logs.length > 0 ? "Its flow log is off, or does not arrive" : "No flow log records the whole VPC";
    return fail(`${why}${unused ? "; it is a default VPC that nothing uses, which can be deleted" : ""}.`, evidence, {
      unused,
      values: { destination: `arn:${facts.partition}:s3:::flow-logs-${facts.awsAccountId}` },
    });
  },
  risk:
    "When a machine was broken into or data left the network, nothing tells which addresses it talked to. A default VPC " +
    "that nothing uses is better deleted than logged.",
  fix: {
    console: [
      "VPC, Your VPCs, the VPC, Flow logs, Create flow log",
      "Filter All, destination a bucket or a log group, then Create flow log",
      "For an unused default VPC: Actions, Delete VPC",
    ],
    cli: [
      "aws ec2 create-flow-logs --resource-type VPC --resource-ids {id} --traffic-type ALL --log-destination-type s3 --log-destination {destination}",
    ],
    terraform:
      'resource "aws_flow_log" "this" {\n  vpc_id               = aws_vpc.this.id\n  traffic_type         = "ALL"\n' +
      '  log_destination_type = "s3"\n  log_destination      = aws_s3_bucket.flow_logs.arn\n}',
    link: "https://docs.aws.amazon.com/vpc/latest/userguide/working-with-flow-logs.html",
  },
  apis: ["ec2:DescribeVpcs", "ec2:DescribeFlowLogs", "ec2:DescribeNetworkInterfaces"],
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html",
});

function works({ seen, state, configuration }: FlowLog): boolean {
  return seen && state === "ACTIVE" && configuration.DeliverLogsStatus !== "FAILED";
}

function logsByResource(facts: Facts, region: string): Map<string | undefined, FlowLog[]> {
  return facts.once(`flow logs in ${region}`, () => {
    const logs = new Map<string | undefined, FlowLog[]>();
    for (const log of facts.known(flowLog, region)) {
      const { ResourceId } = log.configuration;
      logs.set(ResourceId, [...(logs.get(ResourceId) ?? []), log]);
    }
    return logs;
  });
}

/** Subnets and interfaces of a VPC that have a working log of their own. */
function partsRecorded(vpcId: string, facts: Facts, region: string): string[] {
  const logs = logsByResource(facts, region);
  const subnets = facts.known(subnet, region).filter(({ configuration }) => configuration.VpcId === vpcId);
  const parts = [...subnets, ...interfacesOfVpc(vpcId, facts, region).interfaces].map(({ id }) => id);
  return parts.filter((id) => logs.get(id)?.some(works));
}
