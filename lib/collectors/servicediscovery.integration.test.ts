import { expect, test } from "vitest";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { byId, relationsOf } from "@/lib/testing/collect";
import * as faults from "@/lib/testing/faults";
import { scan } from "@/lib/testing/scan";
import { jsonAnswer } from "@/lib/testing/wire-answers";
import { startWireServer } from "@/lib/testing/wire-server";
import { servicediscovery } from "./servicediscovery";

// https://docs.aws.amazon.com/cloud-map/latest/api/API_Operations.html. The emulator ignores filters of ListServices.
const arn = (path: string) => `arn:aws:servicediscovery:eu-west-1:123456789012:${path}`;
const service = (Id: string, Name: string, InstanceCount: number) => ({
  Id,
  Arn: arn(`service/${Id}`),
  Name,
  InstanceCount,
});

test("services of each namespace, with the addresses that answer to them", async () => {
  useTestCredentials();
  const server = await startWireServer({
    "servicediscovery.ListTagsForResource": ({ body }) =>
      jsonAnswer({ Tags: body.includes("srv-1") ? [{ Key: "team", Value: "shop" }] : [] }),
    "servicediscovery.ListNamespaces": jsonAnswer({
      Namespaces: [
        {
          Id: "ns-1",
          Arn: arn("namespace/ns-1"),
          Name: "inside.local",
          Type: "DNS_PRIVATE",
          ServiceCount: 2,
          Properties: { DnsProperties: { HostedZoneId: "Z1" } },
        },
        { Id: "ns-2", Arn: arn("namespace/ns-2"), Name: "calls", Type: "HTTP" },
      ],
    }),
    "servicediscovery.ListServices": ({ body }) =>
      jsonAnswer({
        Services: body.includes("ns-1") ? [service("srv-1", "orders", 1), service("srv-2", "idle", 0)] : [],
      }),
    "servicediscovery.ListInstances": jsonAnswer({
      Instances: [
        {
          Id: "task",
          Attributes: {
            AWS_INSTANCE_IPV4: "10.0.0.7",
            AWS_SECRET_ACCESS_KEY: "hunter2",
            ECS_SERVICE_NAME: "orders",
            token: "hunter2",
          },
        },
      ],
    }),
  });
  const scanned = await scan(server.url, [servicediscovery]);
  expect(scanned.gaps).toEqual([]);
  const namespace = byId(scanned, "ns-1");
  expect(namespace).toMatchObject({ type: "AWS::ServiceDiscovery::PrivateDnsNamespace", runtime: { ServiceCount: 2 } });
  expect(relationsOf(namespace)).toEqual(["keeps its names in AWS::Route53::HostedZone Z1"]);
  expect(byId(scanned, "ns-2").type).toBe("AWS::ServiceDiscovery::HttpNamespace");
  const orders = byId(scanned, "srv-1");
  expect(orders).toMatchObject({ name: "orders", tags: { team: "shop" } });
  expect(orders.configuration).toMatchObject({ NamespaceName: "inside.local" });
  expect(orders.configuration).not.toHaveProperty("Instances");
  expect(orders.runtime).toMatchObject({
    Instances: {
      value: [
        {
          Id: "task",
          Attributes: { AWS_INSTANCE_IPV4: "10.0.0.7", ECS_SERVICE_NAME: "orders" },
          OtherAttributeNames: ["AWS_SECRET_ACCESS_KEY", "token"],
        },
      ],
    },
  });
  expect(relationsOf(orders)).toEqual(["is a name in AWS::ServiceDiscovery::PrivateDnsNamespace ns-1"]);
  expect(JSON.stringify(scanned.resources)).not.toContain("hunter2");
  expect(server.seen.filter(({ operation }) => operation === "ListInstances")).toHaveLength(1);

  server.fault({ operation: "ListInstances", fault: faults.denied });
  const denied = await scan(server.url, [servicediscovery]);
  await server.stop();
  expect(byId(denied, "srv-1").runtime.Instances).toMatchObject({ seen: false, reason: "denied" });
});
