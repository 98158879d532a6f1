import {
  type Cluster,
  GetBootstrapBrokersCommand,
  GetClusterPolicyCommand,
  KafkaClient,
  paginateListClustersV2,
} from "@aws-sdk/client-kafka";
import { kafkaCluster } from "@/lib/model/resources/kafka";
import { type CollectContext, defineCollector, type Found, found, listing } from "./define";
import { told } from "./shared/told";

/** MSK. https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonmanagedstreamingforapachekafka.html */
export const kafka = defineCollector({
  service: "kafka",
  scope: "regional",
  permissions: {
    GetBootstrapBrokers: "kafka:GetBootstrapBrokers",
    GetClusterPolicy: "kafka:GetClusterPolicy",
    ListClustersV2: "kafka:ListClustersV2",
  },
  listings: [
    listing([kafkaCluster], async function* (context) {
      const client = context.connect(KafkaClient);
      for await (const page of context.paginate(paginateListClustersV2, client, { MaxResults: 100 })) {
        yield* context.each(page.ClusterInfoList ?? [], (item) => readCluster(context, client, item));
      }
    }),
  ],
});

async function readCluster(context: CollectContext, client: KafkaClient, item: Cluster): Promise<Found> {
  const { Tags, ...configuration } = item;
  const { ClusterArn, ClusterName = "", Provisioned } = configuration;
  const [BootstrapBrokers, Policy] = await Promise.all([
    context.read(
      async () => {
        const { $metadata, ...brokers } = await client.send(new GetBootstrapBrokersCommand({ ClusterArn }));
        return Object.fromEntries(
          Object.entries(brokers).map(([way, addresses]) => [way, addresses?.split(",").sort() ?? []]),
        );
      },
      // A cluster that is being made has none yet.
      { NotFoundException: {} },
    ),
    context.read<string | null>(
      async () => {
        const of = { service: "kafka", region: context.region, operation: "GetClusterPolicy" };
        return told((await client.send(new GetClusterPolicyCommand({ ClusterArn }))).Policy, of);
      },
      { NotFoundException: null },
    ),
  ]);
  return found(kafkaCluster, {
    arn: ClusterArn ?? "",
    // Names recur: a cluster that was made anew has another identifier.
    id: ClusterArn?.split(":cluster/").at(1) ?? "",
    name: ClusterName,
    tags: Tags ?? {},
    state: item.State,
    configuration: { ...configuration, ...(Provisioned && sorted(Provisioned)), BootstrapBrokers, Policy },
  });
}

/** MSK names the hosts of a list in another order each time. */
function sorted(provisioned: NonNullable<Cluster["Provisioned"]>): Pick<Cluster, "Provisioned"> {
  const { ZookeeperConnectString: plain, ZookeeperConnectStringTls: tls, ...rest } = provisioned;
  const inOrder = (hosts: string) => hosts.split(",").sort().join(",");
  return {
    Provisioned: {
      ...rest,
      ...(plain && { ZookeeperConnectString: inOrder(plain) }),
      ...(tls && { ZookeeperConnectStringTls: inOrder(tls) }),
    },
  };
}
