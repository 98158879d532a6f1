import { describe, expect, it } from "vitest";
import { docdbPubliclyReachable } from "@/lib/checks/docdb/docdb-publicly-reachable";
import type { HeldFact } from "@/lib/checks/engine/facts";
import { kafkaPubliclyReachable } from "@/lib/checks/kafka/kafka-publicly-reachable";
import { mqPubliclyReachable } from "@/lib/checks/mq/mq-publicly-reachable";
import { neptunePubliclyReachable } from "@/lib/checks/neptune/neptune-publicly-reachable";
import { redshiftPubliclyReachable } from "@/lib/checks/redshift/redshift-publicly-reachable";
import { redshiftserverlessPubliclyReachable } from "@/lib/checks/redshiftserverless/redshiftserverless-publicly-reachable";
import type { JsonObject } from "@/lib/model/json";
import { seen, unseen } from "@/lib/model/read";
import { docdbInstance } from "@/lib/model/resources/docdb";
import { securityGroup } from "@/lib/model/resources/ec2-firewall";
import { routeTable } from "@/lib/model/resources/ec2-routing";
import { kafkaCluster } from "@/lib/model/resources/kafka";
import { broker } from "@/lib/model/resources/mq";
import { neptuneInstance } from "@/lib/model/resources/neptune";
import { redshiftCluster, redshiftSubnetGroup } from "@/lib/model/resources/redshift";
import { redshiftWorkgroup } from "@/lib/model/resources/redshiftserverless";
import { type Case, factTable, judge, resource } from "@/lib/testing/facts";
import { aGroup, aTable, routeTo } from "@/lib/testing/network";

const open = [aGroup("sg-1", 5000, 10_000), aTable("rtb-1", [routeTo("igw-1")], ["subnet-1"])];
const closedGroup = [aGroup("sg-1", 22, 22), aTable("rtb-1", [routeTo("igw-1")], ["subnet-1"])];
const privateSubnet = [aGroup("sg-1", 5000, 10_000), aTable("rtb-1", [], ["subnet-1"])];

/** What every one of these checks has to say, of a thing on a port between 5000 and 10000 in `subnet-1` behind `sg-1`. */
const cases = (thing: (isPublic: boolean) => HeldFact[]): Case[] => [
  { name: "no public address", status: "pass", resources: [...thing(false), ...open] },
  {
    name: "reachable",
    status: "fail",
    resources: [...thing(true), ...open],
    says: "the internet reaches it",
    severity: "critical",
  },
  {
    name: "the group keeps others out",
    status: "fail",
    resources: [...thing(true), ...closedGroup],
    says: "for now",
    severity: "medium",
  },
  {
    name: "no way in",
    status: "fail",
    resources: [...thing(true), ...privateSubnet],
    says: "for now",
    severity: "medium",
  },
  {
    name: "routes and groups were not seen",
    status: "fail",
    resources: thing(true),
    hidden: [
      [routeTable, "denied", "eu-west-1"],
      [securityGroup, "denied", "eu-west-1"],
    ],
    says: "was not seen",
    severity: "high",
  },
  { name: "nothing there", status: "not_applicable" },
];

const instanceOf = (type: typeof docdbInstance | typeof neptuneInstance) => (isPublic: boolean | null) => [
  resource(type, {
    DBInstanceIdentifier: "db-1",
    DBInstanceArn: "arn:db",
    ...(isPublic !== null && { PubliclyAccessible: isPublic }),
    Endpoint: { Port: 8182 },
    DBSubnetGroup: { VpcId: "vpc-1", Subnets: [{ SubnetIdentifier: "subnet-1" }] },
    VpcSecurityGroups: [{ VpcSecurityGroupId: "sg-1" }],
  }),
];

describe("Neptune", () => {
  const neptune = instanceOf(neptuneInstance);
  factTable(neptunePubliclyReachable, [
    ...cases(neptune),
    { name: "the answer does not tell", status: "not_seen", resources: neptune(null), says: "PubliclyAccessible" },
    { name: "not listed", status: "not_seen", hidden: [[neptuneInstance, "denied", "eu-west-1"]] },
  ]);
});

describe("DocumentDB", () => {
  factTable(docdbPubliclyReachable, cases(instanceOf(docdbInstance)));
});

describe("Redshift", () => {
  const cluster = (isPublic: boolean) => [
    resource(redshiftCluster, {
      ClusterIdentifier: "dw-1",
      PubliclyAccessible: isPublic,
      Endpoint: { Port: 5439 },
      VpcId: "vpc-1",
      ClusterSubnetGroupName: "dw",
      VpcSecurityGroups: [{ VpcSecurityGroupId: "sg-1" }],
      Logging: seen({}),
    }),
    resource(
      redshiftSubnetGroup,
      { ClusterSubnetGroupName: "dw", Subnets: [{ SubnetIdentifier: "subnet-1" }] },
      { id: "dw" },
    ),
  ];
  factTable(redshiftPubliclyReachable, [
    ...cases(cluster),
    {
      name: "its subnets were not seen",
      status: "fail",
      resources: [...cluster(true).slice(0, 1), ...open],
      hidden: [[redshiftSubnetGroup, "denied", "eu-west-1"]],
      says: "was not seen",
      severity: "high",
    },
  ]);
});

describe("Redshift Serverless", () => {
  const workgroup = (publiclyAccessible: boolean) => [
    resource(redshiftWorkgroup, {
      workgroupName: "wg-1",
      workgroupArn: "arn:wg",
      publiclyAccessible,
      endpoint: { port: 5439, vpcEndpoints: [{ vpcId: "vpc-1" }] },
      securityGroupIds: ["sg-1"],
      subnetIds: ["subnet-1"],
    }),
  ];
  factTable(redshiftserverlessPubliclyReachable, cases(workgroup));

  it("tells the name for the command, which the ARN does not hold", () => {
    const [only] = judge(redshiftserverlessPubliclyReachable, { resources: workgroup(true) });
    expect(only?.verdict.values).toEqual({ workgroup: "wg-1" });
  });
});

describe("MSK", () => {
  const cluster = (PublicAccess: JsonObject | null) =>
    resource(kafkaCluster, {
      ClusterArn: "arn:msk",
      ClusterName: "events",
      Provisioned: {
        BrokerNodeGroupInfo: {
          ClientSubnets: ["subnet-1"],
          SecurityGroups: ["sg-1"],
          ...(PublicAccess && { ConnectivityInfo: { PublicAccess } }),
        },
      },
      BootstrapBrokers: seen({}),
      Policy: seen(null),
    });
  factTable(kafkaPubliclyReachable, [
    ...cases((isPublic) => [cluster({ Type: isPublic ? "SERVICE_PROVIDED_EIPS" : "DISABLED" })]),
    { name: "from before there was public access", status: "pass", resources: [cluster(null), ...open] },
  ]);
});

describe("MQ", () => {
  const one = (PubliclyAccessible: boolean, SecurityGroups = ["sg-1"]) => [
    resource(broker, {
      BrokerId: "b-1",
      EngineType: "ACTIVEMQ",
      Broker: seen({ PubliclyAccessible, SubnetIds: ["subnet-1"], SecurityGroups }),
    }),
  ];
  factTable(mqPubliclyReachable, [
    ...cases((isPublic) => one(isPublic)),
    {
      name: "RabbitMQ, which no group guards",
      status: "fail",
      resources: one(true, []),
      says: "no security group",
      severity: "critical",
    },
    {
      name: "the broker was not read",
      status: "not_seen",
      resources: [
        resource(broker, { BrokerId: "b-1", Broker: unseen("denied", "DescribeBroker", "mq:DescribeBroker") }),
      ],
      says: "Broker",
    },
  ]);
});
