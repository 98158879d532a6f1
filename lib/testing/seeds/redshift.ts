import * as sdk from "@aws-sdk/client-redshift";
import { defineSeed } from "../seed";

/** A cluster in its subnet group, with a parameter group of its own. */
export const seed = defineSeed({
  async make({ config, subnets }) {
    const client = new sdk.RedshiftClient(config);
    await client.send(
      new sdk.CreateClusterSubnetGroupCommand({
        ClusterSubnetGroupName: "facts",
        Description: "facts",
        SubnetIds: subnets,
      }),
    );
    await client.send(
      new sdk.CreateClusterParameterGroupCommand({
        ParameterGroupName: "facts",
        ParameterGroupFamily: "redshift-1.0",
        Description: "facts",
      }),
    );
    await client.send(
      new sdk.CreateClusterCommand({
        ClusterIdentifier: "facts",
        NodeType: "ra3.large",
        MasterUsername: "root",
        MasterUserPassword: "Never-stored-1",
        ClusterSubnetGroupName: "facts",
      }),
    );
  },
});
