import { CreateDBClusterCommand, CreateDBInstanceCommand, NeptuneClient } from "@aws-sdk/client-neptune";
import { defineSeed } from "../seed";

/** A cluster with an instance. */
export const seed = defineSeed({
  async make({ config }) {
    const client = new NeptuneClient(config);
    const cluster = { DBClusterIdentifier: "friends", Engine: "neptune" };
    await client.send(new CreateDBClusterCommand(cluster));
    await client.send(
      new CreateDBInstanceCommand({
        ...cluster,
        DBInstanceIdentifier: "friends-1",
        DBInstanceClass: "db.t4g.medium",
      }),
    );
  },
});
