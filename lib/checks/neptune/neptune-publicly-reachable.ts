import { publicEndpointCheck } from "@/lib/checks/shared/public-endpoint";
import { rdsEndpoint } from "@/lib/checks/shared/rds-endpoint";
import { neptuneInstance } from "@/lib/model/resources/neptune";

/** Neptune can be given a public address, and without IAM authentication it asks nobody who they are. */
export const neptunePubliclyReachable = publicEndpointCheck({
  id: "neptune-publicly-reachable",
  service: "neptune",
  title: "Neptune instances have no address in the internet",
  type: neptuneInstance,
  endpoint: rdsEndpoint,
  risk:
    "A graph database without IAM authentication answers whoever reaches its port. With a public address only its security " +
    "group stands between the data and the internet.",
  fix: {
    console: [
      "Amazon Neptune, Databases, choose the instance, Modify",
      "Connectivity, Public access: off",
      "Apply immediately, Modify DB instance",
    ],
    cli: ["aws neptune modify-db-instance --db-instance-identifier {id} --no-publicly-accessible --apply-immediately"],
    terraform: 'resource "aws_neptune_cluster_instance" "this" {\n  publicly_accessible = false\n}',
    link: "https://docs.aws.amazon.com/neptune/latest/userguide/neptune-public-endpoints.html",
  },
  apis: ["rds:DescribeDBInstances"],
  source: "https://docs.aws.amazon.com/neptune/latest/apiref/API_DBInstance.html",
});
