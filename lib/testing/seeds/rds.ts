import * as sdk from "@aws-sdk/client-rds";
import { defineSeed } from "../seed";

/** What the base account lacks: groups with parameters, a global cluster, a proxy with a target, a subscription. */
export const seed = defineSeed({
  make: async ({ config, awsAccountId, subnets, role }) => {
    const client = new sdk.RDSClient(config);
    const group = { DBParameterGroupFamily: "postgres16", Description: "tuned" };
    await client.send(new sdk.CreateDBParameterGroupCommand({ DBParameterGroupName: "tuned", ...group }));
    await client.send(
      new sdk.CreateDBClusterParameterGroupCommand({ DBClusterParameterGroupName: "tuned-cluster", ...group }),
    );
    const Engine = "aurora-postgresql";
    await client.send(new sdk.CreateGlobalClusterCommand({ GlobalClusterIdentifier: "world", Engine }));
    await client.send(
      new sdk.CreateDBClusterCommand({
        DBClusterIdentifier: "world-one",
        GlobalClusterIdentifier: "world",
        Engine,
        MasterUsername: "admin",
        MasterUserPassword: "never-stored",
      }),
    );
    await client.send(
      new sdk.CreateDBProxyCommand({
        DBProxyName: "pool",
        EngineFamily: "POSTGRESQL",
        Auth: [{ AuthScheme: "SECRETS", IAMAuth: "REQUIRED" }],
        RoleArn: role,
        VpcSubnetIds: subnets,
      }),
    );
    await client.send(
      new sdk.RegisterDBProxyTargetsCommand({ DBProxyName: "pool", DBInstanceIdentifiers: ["orders"] }),
    );
    await client.send(
      new sdk.CreateEventSubscriptionCommand({
        SubscriptionName: "failures",
        SnsTopicArn: `arn:aws:sns:${config.region}:${awsAccountId}:alarms`,
      }),
    );
  },
});
