import { ids, publicEndpointCheck } from "@/lib/checks/shared/public-endpoint";
import { redshiftCluster, redshiftSubnetGroup } from "@/lib/model/resources/redshift";

/** A warehouse holds copies of everything, and one password opens it. */
export const redshiftPubliclyReachable = publicEndpointCheck({
  id: "redshift-publicly-reachable",
  service: "redshift",
  title: "Redshift clusters have no address in the internet",
  type: redshiftCluster,
  reads: [redshiftSubnetGroup],
  endpoint: ({ configuration, region }, facts) => {
    const group = facts.find(redshiftSubnetGroup, configuration.ClusterSubnetGroupName, region);
    return {
      field: "PubliclyAccessible",
      isPublic: configuration.PubliclyAccessible,
      vpc: configuration.VpcId,
      subnets: ids(group?.configuration.Subnets?.map((one) => one.SubnetIdentifier)),
      securityGroups: ids(configuration.VpcSecurityGroups?.map((one) => one.VpcSecurityGroupId)),
      ports: configuration.Endpoint?.Port === undefined ? [] : [configuration.Endpoint.Port],
    };
  },
  risk:
    "Anybody in the internet can try passwords on the warehouse, in which the data of all other systems comes together, as soon " +
    "as its security group lets them.",
  fix: {
    console: [
      "Amazon Redshift, Clusters, choose the cluster",
      "Actions, Modify publicly accessible setting",
      "Turn it off, then Save changes",
    ],
    cli: ["aws redshift modify-cluster --cluster-identifier {id} --no-publicly-accessible"],
    terraform: 'resource "aws_redshift_cluster" "this" {\n  publicly_accessible = false\n}',
    link: "https://docs.aws.amazon.com/redshift/latest/mgmt/managing-clusters-vpc.html",
  },
  apis: ["redshift:DescribeClusters", "redshift:DescribeClusterSubnetGroups"],
  source: "https://docs.aws.amazon.com/redshift/latest/APIReference/API_Cluster.html",
});
