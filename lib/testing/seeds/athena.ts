import { AthenaClient, CreateWorkGroupCommand } from "@aws-sdk/client-athena";
import { defineSeed } from "../seed";
import { jsonAnswer } from "../wire-answers";

/** A workgroup. The emulator lists each as made just now, so the listing is recorded. */
export const seed = defineSeed({
  answers: {
    "athena.ListWorkGroups": jsonAnswer({
      WorkGroups: [{ Name: "reports", State: "ENABLED", CreationTime: 1766000000 }],
    }),
  },
  async make({ config }) {
    await new AthenaClient(config).send(
      new CreateWorkGroupCommand({ Name: "reports", Configuration: {}, Tags: [{ Key: "team", Value: "shop" }] }),
    );
  },
});
