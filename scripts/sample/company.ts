import { makeAbroad, makeDefaultNetworks } from "./abroad";
import { makeBuckets } from "./buckets";
import { makeContainers } from "./containers";
import { makeData } from "./data";
import { makeDelivery } from "./delivery";
import { makeCertificates, makeEdge } from "./edge";
import { makeFunctions } from "./functions";
import { makeMachines } from "./machines";
import { makeNetwork, type Network } from "./network";
import { makePeople } from "./people";
import { makeSecrets } from "./secrets";
import { makeWatching } from "./watching";
import type { World } from "./world";

/** Makes the whole company as it stood on the last day of August 2026. One call after another, so that ids recur. */
export async function makeCompany(world: World): Promise<Network> {
  await makeDefaultNetworks(world);
  await makePeople(world);
  const network = await makeNetwork(world);
  await makeMachines(world, network);
  await makeSecrets(world);
  await makeBuckets(world);
  await makeData(world, network);
  await makeContainers(world, network, await makeCertificates(world));
  await makeFunctions(world);
  await makeEdge(world);
  await makeWatching(world, network.main);
  await makeDelivery(world, network.staging);
  await makeAbroad(world);
  return network;
}
