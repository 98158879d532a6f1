import { CreateClusterCommand, CreateSubnetGroupCommand, MemoryDBClient } from "@aws-sdk/client-memorydb";
import { defineSeed } from "../seed";

/** A cluster in its subnet group. */
export const seed = defineSeed({
  async make({ config, subnets }) {
    const client = new MemoryDBClient(config);
    await client.send(new CreateSubnetGroupCommand({ SubnetGroupName: "ledger", SubnetIds: subnets }));
    await client.send(
      new CreateClusterCommand({
        ClusterName: "ledger",
        NodeType: "db.t4g.small",
        ACLName: "open-access",
        SubnetGroupName: "ledger",
      }),
    );
  },
});
