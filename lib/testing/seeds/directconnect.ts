import { defineSeed } from "../seed";
import { jsonAnswer } from "../wire-answers";

export const seed = defineSeed({
  answers: {
    "directconnect.DescribeConnections": jsonAnswer({
      connections: [{ connectionId: "dxcon-1", connectionName: "office", connectionState: "available" }],
    }),
    "directconnect.DescribeVirtualInterfaces": jsonAnswer({
      virtualInterfaces: [{ virtualInterfaceId: "dxvif-1", connectionId: "dxcon-1", authKey: "never-stored" }],
    }),
    "directconnect.DescribeDirectConnectGateways": jsonAnswer({
      directConnectGateways: [{ directConnectGatewayId: "5f294f92", directConnectGatewayName: "all" }],
    }),
    "directconnect.DescribeDirectConnectGatewayAssociations": jsonAnswer({ directConnectGatewayAssociations: [] }),
  },
});
