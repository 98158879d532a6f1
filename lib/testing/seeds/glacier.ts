import { CreateVaultCommand, GlacierClient } from "@aws-sdk/client-glacier";
import { defineSeed } from "../seed";
import { jsonAnswer } from "../wire-answers";

const Policy = JSON.stringify({ Version: "2012-10-17", Statement: [] });

/** A vault; of its policies, which the emulator lacks, there are records. */
export const seed = defineSeed({
  async make({ config }) {
    await new GlacierClient(config).send(new CreateVaultCommand({ accountId: "-", vaultName: "papers" }));
  },
  answers: {
    "glacier.GetVaultAccessPolicy": jsonAnswer({ Policy }),
    "glacier.GetVaultLock": jsonAnswer({ Policy, State: "Locked" }),
    "glacier.GetVaultNotifications": jsonAnswer({ SNSTopic: "arn:aws:sns:eu-west-1:1:vault", Events: [] }),
    "glacier.ListTagsForVault": jsonAnswer({ Tags: {} }),
  },
});
