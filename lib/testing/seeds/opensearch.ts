import { CreateDomainCommand, OpenSearchClient } from "@aws-sdk/client-opensearch";
import { defineSeed } from "../seed";

/** A domain. */
export const seed = defineSeed({
  async make({ config }) {
    await new OpenSearchClient(config).send(new CreateDomainCommand({ DomainName: "catalogue" }));
  },
});
