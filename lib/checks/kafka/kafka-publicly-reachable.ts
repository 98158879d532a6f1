import { ids, publicEndpointCheck } from "@/lib/checks/shared/public-endpoint";
import { kafkaCluster } from "@/lib/model/resources/kafka";

/** The word for brokers with public addresses; `DISABLED` is the other. */
const PUBLIC = "SERVICE_PROVIDED_EIPS";

/** By TLS, by SASL and by IAM. https://docs.aws.amazon.com/msk/latest/developerguide/port-info.html */
const PUBLIC_PORTS = [9194, 9196, 9198];

/** Serverless clusters have no public access to turn on. */
export const kafkaPubliclyReachable = publicEndpointCheck({
  id: "kafka-publicly-reachable",
  service: "kafka",
  title: "MSK clusters have no address in the internet",
  type: kafkaCluster,
  endpoint: ({ configuration: { Provisioned } }) => {
    const nodes = Provisioned?.BrokerNodeGroupInfo;
    return {
      field: "Provisioned.BrokerNodeGroupInfo.ConnectivityInfo.PublicAccess",
      // Clusters from before public access was offered have no such field.
      isPublic: nodes?.ConnectivityInfo?.PublicAccess?.Type === PUBLIC,
      vpc: undefined,
      subnets: ids(nodes?.ClientSubnets),
      securityGroups: ids(nodes?.SecurityGroups),
      ports: PUBLIC_PORTS,
    };
  },
  risk: "Whoever gets hold of one client's credentials can read every topic that it may read, from anywhere in the world.",
  fix: {
    console: [
      "Amazon MSK, Clusters, choose the cluster",
      "Properties, Network settings, Edit public access",
      "Turn it off, then Save changes",
      'From the command line: connectivity.json holds {"PublicAccess": {"Type": "DISABLED"}}',
    ],
    cli: [
      "aws kafka update-connectivity --cluster-arn {arn} --current-version {currentVersion} --connectivity-info file://connectivity.json",
    ],
    terraform:
      'resource "aws_msk_cluster" "this" {\n  broker_node_group_info {\n    connectivity_info {\n      public_access {\n        type = "DISABLED"\n      }\n    }\n  }\n}',
    link: "https://docs.aws.amazon.com/msk/latest/developerguide/public-access.html",
  },
  apis: ["kafka:ListClustersV2"],
  source: "https://docs.aws.amazon.com/MSK/2.0/APIReference/v2-clusters.html",
});
