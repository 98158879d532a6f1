import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { byId, type Collected, collectService, relationsOf } from "@/lib/testing/collect";
import { denied } from "@/lib/testing/faults";
import type { WireProxy } from "@/lib/testing/proxy";
import { errorAnswer, jsonAnswer } from "@/lib/testing/wire-answers";
import { startWireServer } from "@/lib/testing/wire-server";
import { globalaccelerator } from "./globalaccelerator";

// Answers in the shape of the pages under https://docs.aws.amazon.com/global-accelerator/latest/api/.

const ACCOUNT = "220100000005";
const arnOf = (id: string) => `arn:aws:globalaccelerator::${ACCOUNT}:accelerator/${id}`;
const BALANCER = `arn:aws:elasticloadbalancing:eu-west-1:${ACCOUNT}:loadbalancer/app/web/1`;
const LISTENER = `${arnOf("open")}/listener/1`;
const GROUP = `${LISTENER}/endpoint-group/1`;

let server: WireProxy;
beforeAll(async () => {
  useTestCredentials();
  server = await startWireServer({
    "globalaccelerator.ListAccelerators": jsonAnswer({
      Accelerators: [
        { AcceleratorArn: arnOf("open"), Name: "front", Enabled: true, Status: "IN_PROGRESS" },
        { AcceleratorArn: arnOf("locked"), Name: "locked" },
      ],
    }),
    "globalaccelerator.DescribeAcceleratorAttributes": jsonAnswer({
      AcceleratorAttributes: { FlowLogsEnabled: true, FlowLogsS3Bucket: "flow" },
    }),
    "globalaccelerator.ListTagsForResource": jsonAnswer({ Tags: [{ Key: "stage", Value: "production" }] }),
    "globalaccelerator.ListListeners": (request) =>
      request.body.includes("locked")
        ? errorAnswer(request, 403, "AccessDeniedException", "User is not authorized")
        : jsonAnswer({
            Listeners: [{ ListenerArn: LISTENER, Protocol: "TCP", PortRanges: [{ FromPort: 443, ToPort: 443 }] }],
          }),
    "globalaccelerator.ListEndpointGroups": jsonAnswer({
      EndpointGroups: [
        {
          EndpointGroupArn: GROUP,
          EndpointGroupRegion: "eu-west-1",
          EndpointDescriptions: [
            { EndpointId: BALANCER, Weight: 128, HealthState: "HEALTHY" },
            { EndpointId: "eipalloc-1", Weight: 0 },
            { EndpointId: "i-1" },
          ],
        },
      ],
    }),
  });
});
beforeEach(() => server.clear());
afterAll(() => server.stop());

function collect(): Promise<Collected> {
  const connection = { credentials: { kind: "default" as const }, endpointUrl: server.url };
  return collectService(globalaccelerator, { awsAccountId: ACCOUNT, connection }, ["eu-west-1"]);
}

describe("globalaccelerator", () => {
  it("leads from an accelerator by its listener to what it forwards to", async () => {
    const collected = await collect();
    expect(byId(collected, "open")).toMatchObject({
      arn: arnOf("open"),
      name: "front",
      region: "global",
      tags: { stage: "production" },
      runtime: { state: "IN_PROGRESS" },
    });
    expect(relationsOf(byId(collected, "open"))).toEqual(["writes to AWS::S3::Bucket flow"]);
    expect(byId(collected, LISTENER).name).toBe("front TCP:443");
    expect(byId(collected, GROUP).name).toBe("front TCP:443 in eu-west-1");
    expect(byId(collected, GROUP).runtime).toEqual({ EndpointDescriptions: [{ HealthState: "HEALTHY" }, null, null] });
    expect(relationsOf(byId(collected, GROUP))).toEqual([
      `belongs to AWS::GlobalAccelerator::Listener ${LISTENER}`,
      `forwards to AWS::ElasticLoadBalancingV2::LoadBalancer ${BALANCER}`,
      "forwards to AWS::EC2::EIP eipalloc-1",
      "forwards to AWS::EC2::Instance i-1",
    ]);
  });

  it("asks in Oregon, and for listeners once", async () => {
    const { calls } = await collect();
    expect(new Set(server.seen.map(({ region }) => region))).toEqual(new Set(["us-west-2"]));
    expect(calls.find(({ operation }) => operation === "ListListeners")?.calls).toBe(2);
  });

  it("whose listeners are refused leaves the others seen", async () => {
    server.fault({ operation: "ListTagsForResource", fault: denied });
    const collected = await collect();
    expect(collected.coverage.map(({ type, status }) => [type.split("::").at(-1), status])).toEqual([
      ["Accelerator", "ok"],
      ["Listener", "partial"],
      ["EndpointGroup", "partial"],
    ]);
    expect(byId(collected, "open").configuration.Tags).toMatchObject({ seen: false, reason: "denied" });
  });
});
