import { CreateAliasCommand, CreateKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { made } from "../collect";
import { defineSeed } from "../seed";

/** A key with a name. */
export const seed = defineSeed({
  async make({ config }) {
    const client = new KMSClient(config);
    const { KeyMetadata } = await client.send(new CreateKeyCommand({ Description: "named" }));
    await client.send(new CreateAliasCommand({ AliasName: "alias/named", TargetKeyId: made(KeyMetadata?.KeyId) }));
  },
});
