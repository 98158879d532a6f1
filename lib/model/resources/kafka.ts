import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();
const flag = z.boolean().optional();
const ids = z.array(z.string()).optional();
const access = z.looseObject({ Type: text }).optional();

/**
 * MSK clusters. Serverless ones have a type of their own in CloudFormation, but what names a cluster by its ARN cannot
 * tell them apart, so here they are of one type.
 * https://docs.aws.amazon.com/MSK/2.0/APIReference/v2-clusters.html
 */
export const kafkaCluster = defineResourceType({
  type: "AWS::MSK::Cluster",
  service: "kafka",
  title: "MSK clusters",
  arn: "kafka:cluster/*/*",
  cli: "kafka describe-cluster-v2 --cluster-arn {arn}",
  schema: z.looseObject({
    ClusterArn: z.string(),
    ClusterName: z.string(),
    /** `PROVISIONED` or `SERVERLESS`, which names the part that is there. */
    ClusterType: text,
    Provisioned: z
      .looseObject({
        BrokerNodeGroupInfo: z
          .looseObject({
            ClientSubnets: ids,
            SecurityGroups: ids,
            ConnectivityInfo: z.looseObject({ PublicAccess: access }).optional(),
          })
          .optional(),
        CurrentBrokerSoftwareInfo: z.looseObject({ ConfigurationArn: text, KafkaVersion: text }).optional(),
        ClientAuthentication: z
          .looseObject({ Unauthenticated: z.looseObject({ Enabled: flag }).optional() })
          .optional(),
        EncryptionInfo: z
          .looseObject({
            EncryptionAtRest: z.looseObject({ DataVolumeKMSKeyId: text }).optional(),
            EncryptionInTransit: z.looseObject({ ClientBroker: text, InCluster: flag }).optional(),
          })
          .optional(),
        LoggingInfo: z
          .looseObject({
            BrokerLogs: z
              .looseObject({
                CloudWatchLogs: z.looseObject({ Enabled: flag, LogGroup: text }).optional(),
                Firehose: z.looseObject({ Enabled: flag, DeliveryStream: text }).optional(),
                S3: z.looseObject({ Enabled: flag, Bucket: text }).optional(),
              })
              .optional(),
          })
          .optional(),
      })
      .optional(),
    Serverless: z
      .looseObject({ VpcConfigs: z.array(z.looseObject({ SubnetIds: ids, SecurityGroupIds: ids })).optional() })
      .optional(),
    /** Addresses of some brokers, sorted, under AWS's name of the way to reach them. */
    BootstrapBrokers: readOf(z.record(z.string(), z.array(z.string()))),
    /** Who may connect from other accounts: a policy, or null without one. JSON text until it is stored. */
    Policy: readOf(z.unknown()),
  }),
  volatileState: true,
  // AWS names three brokers or so out of all, others each time.
  runtime: [
    "ActiveOperationArn",
    "BootstrapBrokers",
    "Provisioned.CustomerActionStatus",
    "Provisioned.ZookeeperConnectString",
    "Provisioned.ZookeeperConnectStringTls",
    "StateInfo",
  ],
  drop: ["State", "CurrentVersion"],
  relations: ({ Provisioned, Serverless }) => {
    const nodes = Provisioned?.BrokerNodeGroupInfo;
    const networks = Serverless?.VpcConfigs ?? [];
    const logs = Provisioned?.LoggingInfo?.BrokerLogs;
    return [
      ...relate("runs in", "AWS::EC2::Subnet", [
        ...(nodes?.ClientSubnets ?? []),
        ...networks.flatMap(({ SubnetIds }) => SubnetIds ?? []),
      ]),
      ...relate("is guarded by", "AWS::EC2::SecurityGroup", [
        ...(nodes?.SecurityGroups ?? []),
        ...networks.flatMap(({ SecurityGroupIds }) => SecurityGroupIds ?? []),
      ]),
      ...relate("is encrypted by", "AWS::KMS::Key", [
        Provisioned?.EncryptionInfo?.EncryptionAtRest?.DataVolumeKMSKeyId,
      ]),
      ...relate("is set by", "AWS::MSK::Configuration", [Provisioned?.CurrentBrokerSoftwareInfo?.ConfigurationArn]),
      ...relate("logs to", "AWS::Logs::LogGroup", [logs?.CloudWatchLogs?.LogGroup]),
      ...relate("logs to", "AWS::KinesisFirehose::DeliveryStream", [logs?.Firehose?.DeliveryStream]),
      ...relate("logs to", "AWS::S3::Bucket", [logs?.S3?.Bucket]),
    ];
  },
});
