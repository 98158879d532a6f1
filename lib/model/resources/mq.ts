import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();
const flag = z.boolean().optional();
const ids = z.array(z.string()).optional();

/** https://docs.aws.amazon.com/amazon-mq/latest/api-reference/brokers-broker-id.html */
export const broker = defineResourceType({
  type: "AWS::AmazonMQ::Broker",
  service: "mq",
  title: "MQ brokers",
  arn: "mq:broker:**",
  cli: "mq describe-broker --broker-id {id}",
  schema: z.looseObject({
    BrokerId: z.string(),
    BrokerArn: text,
    BrokerName: text,
    EngineType: text,
    DeploymentMode: text,
    Broker: readOf(
      z.looseObject({
        EngineVersion: text,
        PubliclyAccessible: flag,
        AutoMinorVersionUpgrade: flag,
        SubnetIds: ids,
        SecurityGroups: ids,
        EncryptionOptions: z.looseObject({ KmsKeyId: text, UseAwsOwnedKey: flag }).optional(),
        Logs: z.looseObject({ General: flag, GeneralLogGroup: text, Audit: flag, AuditLogGroup: text }).optional(),
        Configurations: z.looseObject({ Current: z.looseObject({ Id: text }).optional() }).optional(),
        /** Names of those who may sign in; RabbitMQ tells none. */
        Users: z.array(z.looseObject({ Username: text })).optional(),
        BrokerInstances: z.array(z.looseObject({ Endpoints: ids })).optional(),
      }),
    ),
    /** Only here when the tags could not be read. */
    Tags: readOf(z.never()).optional(),
  }),
  volatileState: true,
  runtime: ["Broker.ActionsRequired"],
  drop: ["BrokerState"],
  relations: ({ Broker }) => {
    const one = Broker.seen ? Broker.value : {};
    const logs = [one.Logs?.General && one.Logs.GeneralLogGroup, one.Logs?.Audit && one.Logs.AuditLogGroup];
    return [
      ...relate("runs in", "AWS::EC2::Subnet", one.SubnetIds ?? []),
      ...relate("is guarded by", "AWS::EC2::SecurityGroup", one.SecurityGroups ?? []),
      ...relate("is encrypted by", "AWS::KMS::Key", [one.EncryptionOptions?.KmsKeyId]),
      ...relate("is set by", "AWS::AmazonMQ::Configuration", [one.Configurations?.Current?.Id]),
      ...relate(
        "logs to",
        "AWS::Logs::LogGroup",
        logs.map((group) => group || null),
      ),
    ];
  },
});
