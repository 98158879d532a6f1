import { ids, publicEndpointCheck } from "@/lib/checks/shared/public-endpoint";
import { redshiftWorkgroup } from "@/lib/model/resources/redshiftserverless";

/** The same warehouse without machines of one's own. */
export const redshiftserverlessPubliclyReachable = publicEndpointCheck({
  id: "redshiftserverless-publicly-reachable",
  service: "redshiftserverless",
  title: "Redshift Serverless workgroups have no address in the internet",
  type: redshiftWorkgroup,
  endpoint: ({ configuration }) => ({
    field: "publiclyAccessible",
    // Its ARN ends with another id.
    values: { workgroup: configuration.workgroupName },
    isPublic: configuration.publiclyAccessible,
    vpc: ids(configuration.endpoint?.vpcEndpoints?.map((one) => one.vpcId))[0],
    subnets: ids(configuration.subnetIds),
    securityGroups: ids(configuration.securityGroupIds),
    ports: configuration.endpoint?.port === undefined ? [] : [configuration.endpoint.port],
  }),
  risk:
    "Anybody in the internet can try passwords on the warehouse, in which the data of all other systems comes together, as soon " +
    "as its security group lets them.",
  fix: {
    console: [
      "Amazon Redshift Serverless, Workgroup configuration, choose the workgroup",
      "Network and security, Edit",
      "Clear Turn on Publicly accessible, then Save changes",
    ],
    cli: ["aws redshift-serverless update-workgroup --workgroup-name {workgroup} --no-publicly-accessible"],
    terraform: 'resource "aws_redshiftserverless_workgroup" "this" {\n  publicly_accessible = false\n}',
    link: "https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-connecting.html",
  },
  apis: ["redshift-serverless:ListWorkgroups"],
  source: "https://docs.aws.amazon.com/redshift-serverless/latest/APIReference/API_Workgroup.html",
});
