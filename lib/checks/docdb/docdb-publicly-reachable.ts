import { publicEndpointCheck } from "@/lib/checks/shared/public-endpoint";
import { rdsEndpoint } from "@/lib/checks/shared/rds-endpoint";
import { docdbInstance } from "@/lib/model/resources/docdb";

/** AWS offers no public address for DocumentDB today; the day it does, this tells. */
export const docdbPubliclyReachable = publicEndpointCheck({
  id: "docdb-publicly-reachable",
  service: "docdb",
  title: "DocumentDB instances have no address in the internet",
  type: docdbInstance,
  endpoint: rdsEndpoint,
  risk: "Anybody in the internet can try passwords on the database as soon as its security group lets them.",
  fix: {
    console: [
      "Amazon DocumentDB, Clusters: make a cluster from a snapshot of this one in private subnets",
      "Move its clients there, then delete the old one",
    ],
    cli: ["aws docdb describe-db-instances --db-instance-identifier {id}"],
    terraform:
      'resource "aws_docdb_cluster" "this" {\n  db_subnet_group_name   = aws_docdb_subnet_group.private.name\n  vpc_security_group_ids = [aws_security_group.database.id]\n}',
    link: "https://docs.aws.amazon.com/documentdb/latest/developerguide/security.html",
  },
  apis: ["rds:DescribeDBInstances"],
  source: "https://docs.aws.amazon.com/documentdb/latest/developerguide/API_DBInstance.html",
});
