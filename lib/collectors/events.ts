import {
  type Connection,
  DescribeArchiveCommand,
  DescribeConnectionCommand,
  EventBridgeClient,
  ListApiDestinationsCommand,
  type ListApiDestinationsRequest,
  ListArchivesCommand,
  type ListArchivesRequest,
  ListConnectionsCommand,
  type ListConnectionsRequest,
} from "@aws-sdk/client-eventbridge";
import { apiDestination, eventArchive, eventConnection } from "@/lib/model/resources/events";
import { type CollectContext, defineCollector, found, listing } from "./define";
import { buses, Limit, rules } from "./events-rules";
import { hostOnly } from "./shared/addresses";
import { beyond } from "./shared/beyond";
import { allItems, paginatorOf } from "./shared/paginators";

const pagesOfArchives = paginatorOf(
  (client: EventBridgeClient, input: ListArchivesRequest) => client.send(new ListArchivesCommand(input)),
  ({ NextToken }) => (NextToken ? { NextToken } : null),
);
const pagesOfConnections = paginatorOf(
  (client: EventBridgeClient, input: ListConnectionsRequest) => client.send(new ListConnectionsCommand(input)),
  ({ NextToken }) => (NextToken ? { NextToken } : null),
);
const pagesOfDestinations = paginatorOf(
  (client: EventBridgeClient, input: ListApiDestinationsRequest) => client.send(new ListApiDestinationsCommand(input)),
  ({ NextToken }) => (NextToken ? { NextToken } : null),
);

const archives = listing([eventArchive], async function* (context) {
  const client = context.connect(EventBridgeClient);
  for await (const page of context.paginate(pagesOfArchives, client, { Limit })) {
    yield* context.each(page.Archives ?? [], async (item) => {
      const { ArchiveName = "", State } = item;
      const Archive = await context.read(async () =>
        beyond(await client.send(new DescribeArchiveCommand({ ArchiveName })), item),
      );
      return found(eventArchive, {
        arn: context.arn("events", `archive/${ArchiveName}`),
        id: ArchiveName,
        state: State,
        configuration: { ...item, Archive },
      });
    });
  }
});

const connections = listing([eventConnection], async function* (context) {
  const client = context.connect(EventBridgeClient);
  yield* context.each(await allConnections(context), async (item) => {
    const { ConnectionArn = "", Name = "" } = item;
    const Connection = await context.read(async () => {
      // How it signs in ends here: user names, parameters and their values.
      const { AuthParameters, ...answer } = await client.send(new DescribeConnectionCommand({ Name }));
      return beyond(answer, item);
    });
    return found(eventConnection, {
      arn: ConnectionArn,
      id: Name,
      state: item.ConnectionState,
      configuration: { ...item, Connection },
    });
  });
});

function allConnections(context: CollectContext): Promise<Connection[]> {
  const client = context.connect(EventBridgeClient);
  return context.once("connections", () =>
    allItems(context.paginate(pagesOfConnections, client, { Limit }), ({ Connections }) => Connections),
  );
}

const destinations = listing([apiDestination], async function* (context) {
  // None is without a connection.
  if ((await allConnections(context)).length === 0) return;
  const client = context.connect(EventBridgeClient);
  for await (const page of context.paginate(pagesOfDestinations, client, { Limit })) {
    for (const item of page.ApiDestinations ?? []) {
      yield found(apiDestination, {
        arn: item.ApiDestinationArn ?? "",
        id: item.Name ?? "",
        state: item.ApiDestinationState,
        configuration: { ...item, InvocationEndpoint: hostOnly(item.InvocationEndpoint) },
      });
    }
  }
});

/** EventBridge. https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridge.html */
export const events = defineCollector({
  service: "events",
  scope: "regional",
  permissions: {
    DescribeArchive: "events:DescribeArchive",
    DescribeConnection: "events:DescribeConnection",
    DescribeEventBus: "events:DescribeEventBus",
    ListApiDestinations: "events:ListApiDestinations",
    ListArchives: "events:ListArchives",
    ListConnections: "events:ListConnections",
    ListEventBuses: "events:ListEventBuses",
    ListRules: "events:ListRules",
    ListTagsForResource: "events:ListTagsForResource",
    ListTargetsByRule: "events:ListTargetsByRule",
  },
  listings: [buses, rules, archives, connections, destinations],
});
