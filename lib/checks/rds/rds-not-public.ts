import { fact, fail, pass, type Ruling, resourceCheck } from "@/lib/checks/engine/define";
import { type Answer, openToEverybody, type Place, wayIn } from "@/lib/checks/shared/reachability";
import type { Severity } from "@/lib/model/finding";
import { regionSettings } from "@/lib/model/resources/ec2";
import { prefixList, securityGroup } from "@/lib/model/resources/ec2-firewall";
import { subnet } from "@/lib/model/resources/ec2-network";
import { routeTable } from "@/lib/model/resources/ec2-routing";
import { neptuneInstance } from "@/lib/model/resources/neptune";
import { dbInstance } from "@/lib/model/resources/rds";

/** The flag alone decides; how far the door is open grades it. DocumentDB is no part of it. */
export const rdsNotPublic = resourceCheck({
  id: "rds-not-public",
  service: "rds",
  title: "Databases are not publicly accessible",
  severity: "critical",
  version: 1,
  types: [dbInstance, neptuneInstance],
  reads: [securityGroup, prefixList, routeTable, subnet, regionSettings],
  evaluate: ({ configuration, region }, facts) => {
    const { PubliclyAccessible, Endpoint, DBSubnetGroup, VpcSecurityGroups } = configuration;
    const flag = fact("PubliclyAccessible", PubliclyAccessible === true);
    if (PubliclyAccessible !== true) return pass("The database has no public address.", [flag]);
    if (Endpoint?.Port === undefined) {
      return fail("The database is to have a public address; it has no endpoint yet.", [flag], { severity: "medium" });
    }
    const place: Place = {
      vpc: DBSubnetGroup?.VpcId,
      subnets: DBSubnetGroup?.Subnets?.flatMap(({ SubnetIdentifier }) => SubnetIdentifier ?? []) ?? [],
      securityGroups: VpcSecurityGroups?.flatMap(({ VpcSecurityGroupId }) => VpcSecurityGroupId ?? []) ?? [],
      region,
      port: Endpoint.Port,
    };
    return graded(Endpoint.Port, openToEverybody(facts, place), wayIn(facts, place), flag);
  },
  risk:
    "A database with a public address is one rule of a security group away from everybody who scans the internet for " +
    "open ports, and then only a password stands before the data.",
  fix: {
    console: [
      "RDS, Databases, the instance, Modify",
      "Connectivity, Additional configuration, Not publicly accessible",
      "Continue, Apply immediately, Modify DB instance; clients outside the VPC then need a VPN or a bastion",
    ],
    cli: ["aws rds modify-db-instance --db-instance-identifier {id} --no-publicly-accessible --apply-immediately"],
    terraform: 'resource "aws_db_instance" "this" {\n  publicly_accessible = false\n}',
    link: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html",
  },
  apis: [
    "rds:DescribeDBInstances",
    "ec2:DescribeRouteTables",
    "ec2:DescribeSubnets",
    "ec2:DescribeSecurityGroups",
    "ec2:DescribeSecurityGroupRules",
  ],
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBInstance.html",
});

function graded(port: number, group: Answer, way: Answer, flag: ReturnType<typeof fact>): Ruling {
  const evidence = [flag, fact("Endpoint.Port", port), ...group.because, ...way.because];
  const say = (words: string, severity: Severity) =>
    fail(`The database has a public address; ${words}.`, evidence, { severity });
  if (group.is === "no") return say(`no security group opens port ${port} to everybody`, "medium");
  if (group.is === "yes" && way.is === "yes") return say(`everybody in the internet reaches port ${port}`, "critical");
  if (group.is === "yes" && way.is === "no") {
    return say(`a security group opens port ${port} to everybody, but its subnets are private`, "high");
  }
  // What was not seen may be the worst.
  const missing = [...group.missing, ...way.missing].map(({ what }) => what);
  return say(`whether everybody reaches port ${port} was not seen (${[...new Set(missing)].join(", ")})`, "critical");
}
