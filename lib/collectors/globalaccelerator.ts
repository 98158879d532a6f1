import {
  type Accelerator,
  DescribeAcceleratorAttributesCommand,
  GlobalAcceleratorClient,
  type Listener,
  ListTagsForResourceCommand,
  paginateListAccelerators,
  paginateListEndpointGroups,
  paginateListListeners,
} from "@aws-sdk/client-global-accelerator";
import { accelerator, acceleratorListener, endpointGroup } from "@/lib/model/resources/globalaccelerator";
import { type CollectContext, defineCollector, type Found, found, listing } from "./define";
import { allItems, below } from "./shared/paginators";
import { placeTags, tagMap } from "./shared/tags";
import { told } from "./shared/told";

/** Most items of a page, in each operation here. */
const MaxResults = 100;

/**
 * Global Accelerator, standard accelerators; custom routing ones have operations of their own. It is not offered in
 * China and the US government's regions, and answers only in Oregon.
 * https://docs.aws.amazon.com/general/latest/gr/global_accelerator.html
 */
export const globalaccelerator = defineCollector({
  service: "globalaccelerator",
  scope: "global",
  permissions: {
    DescribeAcceleratorAttributes: "globalaccelerator:DescribeAcceleratorAttributes",
    ListAccelerators: "globalaccelerator:ListAccelerators",
    ListEndpointGroups: "globalaccelerator:ListEndpointGroups",
    ListListeners: "globalaccelerator:ListListeners",
    ListTagsForResource: "globalaccelerator:ListTagsForResource",
  },
  listings: [
    listing([accelerator], async function* (context) {
      yield* context.each(await allAccelerators(context), (item) => readAccelerator(context, item));
    }),
    listing([acceleratorListener], async function* (context) {
      yield* below(context, await allAccelerators(context), async (parent) =>
        (await listenersOf(context, parent)).map((item) =>
          found(acceleratorListener, {
            arn: item.ListenerArn ?? "",
            id: item.ListenerArn ?? "",
            name: listenerName(parent, item),
            configuration: { ...item, AcceleratorArn: parent.AcceleratorArn },
          }),
        ),
      );
    }),
    listing([endpointGroup], async function* (context) {
      const client = oregon(context);
      yield* below(context, await allAccelerators(context), async (parent) => {
        const groups = (await listenersOf(context, parent)).map(async (listener) => {
          const { ListenerArn } = listener;
          const pages = context.paginate(paginateListEndpointGroups, client, { ListenerArn, MaxResults });
          return (await allItems(pages, (page) => page.EndpointGroups)).map((item) =>
            found(endpointGroup, {
              arn: item.EndpointGroupArn ?? "",
              id: item.EndpointGroupArn ?? "",
              name: `${listenerName(parent, listener)} in ${item.EndpointGroupRegion}`,
              configuration: { ...item, ListenerArn },
            }),
          );
        });
        return (await Promise.all(groups)).flat();
      });
    }),
  ],
});

function oregon(context: CollectContext): GlobalAcceleratorClient {
  return context.connect(GlobalAcceleratorClient, "us-west-2");
}

async function allAccelerators(context: CollectContext): Promise<Accelerator[]> {
  if (context.partition !== "aws") return [];
  return context.once("accelerators", () =>
    allItems(context.paginate(paginateListAccelerators, oregon(context), { MaxResults }), (page) => page.Accelerators),
  );
}

function listenersOf(context: CollectContext, { AcceleratorArn }: Accelerator): Promise<Listener[]> {
  return context.once(`listeners of ${AcceleratorArn}`, () =>
    allItems(
      context.paginate(paginateListListeners, oregon(context), { AcceleratorArn, MaxResults }),
      (page) => page.Listeners,
    ),
  );
}

async function readAccelerator(context: CollectContext, item: Accelerator): Promise<Found> {
  const client = oregon(context);
  const { AcceleratorArn = "", Name } = item;
  const [Attributes, tags] = await Promise.all([
    context.read(async () => {
      const answer = await client.send(new DescribeAcceleratorAttributesCommand({ AcceleratorArn }));
      const operation = "DescribeAcceleratorAttributes";
      return told(answer.AcceleratorAttributes, { service: "globalaccelerator", region: context.region, operation });
    }),
    context.read(async () => {
      return tagMap((await client.send(new ListTagsForResourceCommand({ ResourceArn: AcceleratorArn }))).Tags);
    }),
  ]);
  const { tags: acceleratorTags, unseenTags } = placeTags(tags);
  return found(accelerator, {
    arn: AcceleratorArn,
    // arn:…:accelerator/ID
    id: AcceleratorArn.split("/").at(-1) ?? "",
    name: Name,
    tags: acceleratorTags,
    state: item.Status,
    configuration: { ...item, Attributes, ...unseenTags },
  });
}

function listenerName({ Name }: Accelerator, { Protocol, PortRanges }: Listener): string {
  const ports = (PortRanges ?? []).map(({ FromPort, ToPort }) =>
    FromPort === ToPort ? FromPort : `${FromPort}-${ToPort}`,
  );
  return `${Name} ${Protocol}:${ports.join(",")}`;
}
