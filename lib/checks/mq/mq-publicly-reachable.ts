import { seen } from "@/lib/checks/engine/not-seen";
import { ids, publicEndpointCheck } from "@/lib/checks/shared/public-endpoint";
import { broker } from "@/lib/model/resources/mq";

/** Console, OpenWire, AMQP, STOMP, MQTT and WebSocket. https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/broker.html */
const ACTIVEMQ_PORTS = [8162, 61_617, 5671, 61_614, 8883, 61_619];

/** Brokers of RabbitMQ with a public address stand outside of the account's networks: no security group guards them. */
export const mqPubliclyReachable = publicEndpointCheck({
  id: "mq-publicly-reachable",
  service: "mq",
  title: "MQ brokers have no address in the internet",
  type: broker,
  endpoint: ({ configuration }) => {
    const one = seen(configuration.Broker, "Broker");
    const securityGroups = ids(one.SecurityGroups);
    return {
      field: "Broker.PubliclyAccessible",
      isPublic: one.PubliclyAccessible,
      unguarded: securityGroups.length === 0,
      vpc: undefined,
      subnets: ids(one.SubnetIds),
      securityGroups,
      ports: ACTIVEMQ_PORTS,
    };
  },
  risk: "Anybody in the internet can try passwords on the broker and its console, and read or forge messages once one fits.",
  fix: {
    console: [
      "The setting cannot be changed: Amazon MQ, Create brokers, with Private access and the same configuration",
      "Move producers and consumers there, then delete the old broker",
    ],
    cli: ["aws mq describe-broker --broker-id {id}"],
    terraform: 'resource "aws_mq_broker" "this" {\n  publicly_accessible = false\n}',
    link: "https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/using-amazon-mq-securely.html",
  },
  apis: ["mq:DescribeBroker"],
  source: "https://docs.aws.amazon.com/amazon-mq/latest/api-reference/brokers-broker-id.html",
});
