import { AthenaClient, CreateWorkGroupCommand } from "@aws-sdk/client-athena";
import { defineSeed } from "../seed";

/** A workgroup beside the one that every region has. */
export const seed = defineSeed({
  async make({ config }) {
    await new AthenaClient(config).send(
      new CreateWorkGroupCommand({ Name: "reports", Configuration: {}, Tags: [{ Key: "team", Value: "shop" }] }),
    );
  },
});
