import {
  DescribeConnectionsCommand,
  type DescribeConnectionsCommandInput,
  type DescribeConnectionsCommandOutput,
  DescribeVirtualInterfacesCommand,
  type DescribeVirtualInterfacesCommandInput,
  type DescribeVirtualInterfacesCommandOutput,
  DirectConnectClient,
  type VirtualInterface,
} from "@aws-sdk/client-direct-connect";
import { connection, virtualInterface } from "@/lib/model/resources/directconnect";
import { defineCollector, found, listing } from "./define";
import { paginatorOf } from "./shared/paginators";
import { tagMap } from "./shared/tags";

const connections = paginatorOf<DirectConnectClient, DescribeConnectionsCommandInput, DescribeConnectionsCommandOutput>(
  (client, input) => client.send(new DescribeConnectionsCommand(input)),
  ({ nextToken }) => (nextToken ? { nextToken } : null),
);
const virtualInterfaces = paginatorOf<
  DirectConnectClient,
  DescribeVirtualInterfacesCommandInput,
  DescribeVirtualInterfacesCommandOutput
>(
  (client, input) => client.send(new DescribeVirtualInterfacesCommand(input)),
  ({ nextToken }) => (nextToken ? { nextToken } : null),
);

/**
 * Direct Connect in one region. Virtual interfaces are asked for also where there is no connection: they may run over
 * that of another account.
 * https://docs.aws.amazon.com/directconnect/latest/APIReference/Welcome.html
 */
export const directconnect = defineCollector({
  service: "directconnect",
  scope: "regional",
  permissions: {
    DescribeConnections: "directconnect:DescribeConnections",
    DescribeVirtualInterfaces: "directconnect:DescribeVirtualInterfaces",
  },
  listings: [
    listing([connection], async function* (context) {
      const client = context.connect(DirectConnectClient);
      for await (const page of context.paginate(connections, client, { maxResults: 100 })) {
        for (const item of page.connections ?? []) {
          // Listed for a while after its end, as are virtual interfaces.
          if (item.connectionState === "deleted") continue;
          const { connectionId: id = "", connectionName: name } = item;
          // The name of a MACsec key says nothing, and belongs to the key.
          const macSecKeys = item.macSecKeys?.map(({ ckn, ...key }) => key);
          yield found(connection, {
            arn: context.arn("directconnect", `dxcon/${id}`),
            id,
            name,
            tags: tagMap(item.tags?.map(({ key, value }) => ({ Key: key, Value: value }))),
            state: item.connectionState,
            configuration: { ...item, macSecKeys },
          });
        }
      }
    }),
    listing([virtualInterface], async function* (context) {
      const client = context.connect(DirectConnectClient);
      for await (const page of context.paginate(virtualInterfaces, client, { maxResults: 100 })) {
        for (const item of page.virtualInterfaces ?? []) {
          if (item.virtualInterfaceState === "deleted") continue;
          const { virtualInterfaceId: id = "", virtualInterfaceName: name } = item;
          yield found(virtualInterface, {
            arn: context.arn("directconnect", `dxvif/${id}`),
            id,
            name,
            tags: tagMap(item.tags?.map(({ key, value }) => ({ Key: key, Value: value }))),
            state: item.virtualInterfaceState,
            configuration: withoutKeys(item),
          });
        }
      }
    }),
  ],
});

/** AWS answers the key of each peer: by itself, and in the configuration for the customer's router. */
function withoutKeys({ authKey, customerRouterConfig, ...rest }: VirtualInterface) {
  return { ...rest, bgpPeers: rest.bgpPeers?.map(({ authKey: _, ...peer }) => peer) };
}
