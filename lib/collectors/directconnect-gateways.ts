import {
  DescribeDirectConnectGatewayAssociationsCommand,
  type DescribeDirectConnectGatewayAssociationsCommandInput,
  type DescribeDirectConnectGatewayAssociationsCommandOutput,
  DescribeDirectConnectGatewaysCommand,
  type DescribeDirectConnectGatewaysCommandInput,
  type DescribeDirectConnectGatewaysCommandOutput,
  DirectConnectClient,
  type DirectConnectGateway,
} from "@aws-sdk/client-direct-connect";
import { directConnectGateway } from "@/lib/model/resources/directconnect";
import { type CollectContext, defineCollector, type Found, found, listing } from "./define";
import { allItems, paginatorOf } from "./shared/paginators";
import { tagMap } from "./shared/tags";

const gateways = paginatorOf<
  DirectConnectClient,
  DescribeDirectConnectGatewaysCommandInput,
  DescribeDirectConnectGatewaysCommandOutput
>(
  (client, input) => client.send(new DescribeDirectConnectGatewaysCommand(input)),
  ({ nextToken }) => (nextToken ? { nextToken } : null),
);
const associations = paginatorOf<
  DirectConnectClient,
  DescribeDirectConnectGatewayAssociationsCommandInput,
  DescribeDirectConnectGatewayAssociationsCommandOutput
>(
  (client, input) => client.send(new DescribeDirectConnectGatewayAssociationsCommand(input)),
  ({ nextToken }) => (nextToken ? { nextToken } : null),
);

/**
 * Direct Connect gateways. Apart from connections, because every region answers with all of the account's. Which
 * virtual interfaces end at one, these say themselves.
 * https://docs.aws.amazon.com/directconnect/latest/UserGuide/direct-connect-gateways-intro.html
 */
export const directconnectGateways = defineCollector({
  service: "directconnect-gateways",
  scope: "global",
  permissions: {
    DescribeDirectConnectGatewayAssociations: "directconnect:DescribeDirectConnectGatewayAssociations",
    DescribeDirectConnectGateways: "directconnect:DescribeDirectConnectGateways",
  },
  listings: [
    listing([directConnectGateway], async function* (context) {
      const client = context.connect(DirectConnectClient);
      for await (const page of context.paginate(gateways, client, { maxResults: 100 })) {
        // Listed for a while after its end.
        const items = (page.directConnectGateways ?? []).filter((item) => item.directConnectGatewayState !== "deleted");
        yield* context.each(items, (item) => readGateway(context, client, item));
      }
    }),
  ],
});

async function readGateway(
  context: CollectContext,
  client: DirectConnectClient,
  item: DirectConnectGateway,
): Promise<Found> {
  const { directConnectGatewayId = "", directConnectGatewayName } = item;
  const Associations = await context.read(async () => {
    const pages = context.paginate(associations, client, { directConnectGatewayId, maxResults: 100 });
    return allItems(pages, (page) => page.directConnectGatewayAssociations);
  });
  return found(directConnectGateway, {
    arn: context.arn("directconnect", `dx-gateway/${directConnectGatewayId}`),
    id: directConnectGatewayId,
    name: directConnectGatewayName,
    tags: tagMap(item.tags?.map(({ key, value }) => ({ Key: key, Value: value }))),
    state: item.directConnectGatewayState,
    configuration: { ...item, Associations },
  });
}
