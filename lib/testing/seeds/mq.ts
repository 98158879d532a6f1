import { CreateBrokerCommand, MqClient } from "@aws-sdk/client-mq";
import { defineSeed } from "../seed";

/** A broker. */
export const seed = defineSeed({
  async make({ config, subnets }) {
    await new MqClient(config).send(
      new CreateBrokerCommand({
        BrokerName: "orders",
        EngineType: "ACTIVEMQ",
        EngineVersion: "5.18",
        DeploymentMode: "SINGLE_INSTANCE",
        HostInstanceType: "mq.t3.micro",
        PubliclyAccessible: false,
        AutoMinorVersionUpgrade: true,
        SubnetIds: subnets,
        Users: [{ Username: "shop", Password: "longer-than-twelve" }],
        Tags: { team: "shop" },
      }),
    );
  },
});
