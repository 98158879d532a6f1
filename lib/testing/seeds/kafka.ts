import { defineSeed } from "../seed";
import { jsonAnswer } from "../wire-answers";

/** A cluster, as https://docs.aws.amazon.com/MSK/2.0/APIReference/v2-clusters.html answers it. */
export const seed = defineSeed({
  answers: ({ config, awsAccountId, subnets }) => {
    const clusterArn = `arn:aws:kafka:${config.region}:${awsAccountId}:cluster/clicks/0f1e2d3c-0000-4000-8000-000000000000-2`;
    const brokerNodeGroupInfo = { clientSubnets: subnets, instanceType: "kafka.m7g.large" };
    return {
      "kafka.ListClustersV2": jsonAnswer({
        clusterInfoList: [
          {
            clusterArn,
            clusterName: "clicks",
            clusterType: "PROVISIONED",
            state: "ACTIVE",
            tags: { team: "shop" },
            provisioned: { brokerNodeGroupInfo, numberOfBrokerNodes: 2 },
          },
        ],
      }),
      "kafka.GetBootstrapBrokers": jsonAnswer({
        bootstrapBrokerStringTls: "b-2.clicks.example:9094,b-1.clicks.example:9094",
      }),
      "kafka.GetClusterPolicy": jsonAnswer({ currentVersion: "K1", policy: "{}" }),
    };
  },
});
