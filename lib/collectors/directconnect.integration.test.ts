import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { byId, type Collected, collectService, historyOf, relationsOf } from "@/lib/testing/collect";
import { denied } from "@/lib/testing/faults";
import type { WireProxy } from "@/lib/testing/proxy";
import { jsonAnswer } from "@/lib/testing/wire-answers";
import { startWireServer } from "@/lib/testing/wire-server";
import type { Collector } from "./define";
import { directconnect } from "./directconnect";
import { directconnectGateways } from "./directconnect-gateways";

// Answers in the shape of the pages under https://docs.aws.amazon.com/directconnect/latest/APIReference/.

const ACCOUNT = "220100000004";
const SECRET = `arn:aws:secretsmanager:eu-west-1:${ACCOUNT}:secret:directconnect!prod/eu-west-1/1`;

let server: WireProxy;
let up = true;
beforeAll(async () => {
  useTestCredentials();
  server = await startWireServer({
    "directconnect.DescribeConnections": (request) =>
      request.body.includes("two")
        ? jsonAnswer({ connections: [{ connectionId: "dxcon-gone", connectionState: "deleted" }] })
        : jsonAnswer({
            nextToken: "two",
            connections: [
              {
                connectionId: "dxcon-1",
                connectionName: "office",
                connectionState: up ? "available" : "down",
                macSecKeys: [{ secretARN: SECRET, ckn: "hunter2", state: "associated" }],
                tags: [{ key: "site", value: "Porto" }],
              },
            ],
          }),
    "directconnect.DescribeVirtualInterfaces": () =>
      jsonAnswer({
        virtualInterfaces: [
          {
            virtualInterfaceId: "dxvif-1",
            connectionId: "dxcon-1",
            virtualInterfaceType: "private",
            virtualInterfaceState: up ? "available" : "down",
            virtualGatewayId: "vgw-1",
            directConnectGatewayId: "5f294f92",
            authKey: "hunter2",
            customerRouterConfig: "<auth_key>hunter2</auth_key>",
            bgpPeers: [{ bgpPeerId: "dxpeer-1", authKey: "hunter2", bgpStatus: up ? "up" : "down" }],
          },
        ],
      }),
    "directconnect.DescribeDirectConnectGateways": jsonAnswer({
      directConnectGateways: [{ directConnectGatewayId: "5f294f92", directConnectGatewayName: "all" }],
    }),
    "directconnect.DescribeDirectConnectGatewayAssociations": jsonAnswer({
      directConnectGatewayAssociations: [
        { associationId: "1", associatedGateway: { id: "tgw-1", type: "transitGateway", region: "eu-west-1" } },
        { associationId: "2", associatedGateway: { id: "vgw-1", type: "virtualPrivateGateway", region: "us-east-1" } },
      ],
    }),
  });
});
beforeEach(() => server.clear());
afterAll(() => server.stop());

function collect(collector: Collector): Promise<Collected> {
  const connection = { credentials: { kind: "default" as const }, endpointUrl: server.url };
  return collectService(collector, { awsAccountId: ACCOUNT, connection }, ["eu-west-1"]);
}

describe("direct connect", () => {
  it("leads from the line over its network to gateways, and never holds a key", async () => {
    const collected = await collect(directconnect);
    expect(collected.resources).toHaveLength(2);
    expect(byId(collected, "dxcon-1")).toMatchObject({
      arn: `arn:aws:directconnect:eu-west-1:${ACCOUNT}:dxcon/dxcon-1`,
      name: "office",
      tags: { site: "Porto" },
      runtime: { state: "available" },
    });
    expect(relationsOf(byId(collected, "dxcon-1"))).toEqual([
      `keeps its keys in AWS::SecretsManager::Secret ${SECRET}`,
    ]);
    expect(relationsOf(byId(collected, "dxvif-1"))).toEqual([
      "runs over AWS::DirectConnect::Connection dxcon-1",
      "ends at AWS::EC2::VPNGateway vgw-1",
      "ends at AWS::DirectConnect::DirectConnectGateway 5f294f92",
    ]);
    expect(JSON.stringify(collected)).not.toContain("hunter2");
  });

  it("takes a line that went down for unchanged", async () => {
    const before = await collect(directconnect);
    up = false;
    const after = await collect(directconnect);
    expect(after.resources.map(historyOf)).toEqual(before.resources.map(historyOf));
    expect(byId(after, "dxvif-1").runtime).toEqual({ state: "down", bgpPeers: [{ bgpStatus: "down" }] });
  });

  it("has gateways once, in no region, with what they lead to or why that was not seen", async () => {
    const gateway = byId(await collect(directconnectGateways), "5f294f92");
    expect(gateway).toMatchObject({ arn: `arn:aws:directconnect::${ACCOUNT}:dx-gateway/5f294f92`, region: "global" });
    expect(relationsOf(gateway)).toEqual([
      "leads to AWS::EC2::TransitGateway tgw-1",
      "leads to AWS::EC2::VPNGateway vgw-1",
    ]);
    server.fault({ operation: "DescribeDirectConnectGatewayAssociations", fault: denied });
    expect(byId(await collect(directconnectGateways), "5f294f92").configuration.Associations).toMatchObject({
      seen: false,
      action: "directconnect:DescribeDirectConnectGatewayAssociations",
    });
  });
});
