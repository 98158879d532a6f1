import { describe, expect, it } from "vitest";
import { byId, type Collected, collectRecorded, relationsOf } from "@/lib/testing/collect";
import { errorAnswer, jsonAnswer } from "@/lib/testing/wire-answers";
import type { WireAnswers } from "@/lib/testing/wire-server";
import { lightsail } from "./lightsail";

// Answers in the shape of the pages under https://docs.aws.amazon.com/lightsail/2016-11-28/api-reference/.

const arn = (kind: string) => `arn:aws:lightsail:eu-west-1:123456789012:${kind}/1`;

const instance = {
  name: "blog",
  arn: arn("Instance"),
  supportCode: "1/i-1",
  createdAt: 1700000000,
  location: { availabilityZone: "eu-west-1a", regionName: "eu-west-1" },
  resourceType: "Instance",
  tags: [{ key: "team", value: "=1+1" }, { key: "alone" }],
  state: { code: 16, name: "running" },
  sshKeyName: "ops",
  networking: { ports: [{ fromPort: 22, toPort: 22, protocol: "tcp", cidrs: ["0.0.0.0/0"] }] },
  hardware: { cpuCount: 1, disks: [{ name: "system", sizeInGb: 20, gbInUse: 7 }] },
};
const database = {
  name: "db",
  arn: arn("RelationalDatabase"),
  state: "backing-up",
  engine: "mysql",
  publiclyAccessible: true,
  latestRestorableTime: 1700000000,
  pendingModifiedValues: { masterUserPassword: "hunter2", engineVersion: "8.0.40" },
};

function collect(answers: WireAnswers = {}): Promise<Collected> {
  return collectRecorded(lightsail, {
    "lightsail.GetActiveNames": jsonAnswer({ activeNames: ["blog"] }),
    "lightsail.GetBuckets": jsonAnswer({ buckets: [] }),
    "lightsail.GetContainerServices": jsonAnswer({
      containerServices: [
        {
          containerServiceName: "api",
          arn: arn("ContainerService"),
          state: "DEPLOYING",
          currentDeployment: {
            containers: { app: { image: "api:1", command: ["api", "hunter2"], environment: { TOKEN: "hunter2" } } },
            publicEndpoint: { containerName: "app", containerPort: 80 },
          },
          nextDeployment: { containers: { env: { image: "api:2", environment: { TOKEN: "hunter2" } } } },
        },
      ],
    }),
    "lightsail.GetDisks": jsonAnswer({ disks: [] }),
    "lightsail.GetInstances": ({ body }) =>
      body.includes("two")
        ? jsonAnswer({ instances: [] })
        : jsonAnswer({ instances: [instance], nextPageToken: "two" }),
    "lightsail.GetKeyPairs": jsonAnswer({ keyPairs: [] }),
    "lightsail.GetLoadBalancers": jsonAnswer({
      loadBalancers: [
        {
          name: "front",
          arn: arn("LoadBalancer"),
          state: "active",
          instanceHealthSummary: [{ instanceName: "blog", instanceHealth: "unhealthy" }],
        },
      ],
    }),
    "lightsail.GetRelationalDatabases": jsonAnswer({ relationalDatabases: [database] }),
    "lightsail.GetStaticIps": jsonAnswer({
      staticIps: [{ name: "fixed", arn: arn("StaticIp"), ipAddress: "203.0.113.7", attachedTo: "blog" }],
    }),
    ...answers,
  });
}

describe("lightsail", () => {
  it("describes machines, what leads to them and what moves by itself", async () => {
    const collected = await collect();
    expect(collected.gaps).toEqual([]);
    const blog = byId(collected, "blog");
    expect(blog).toMatchObject({ arn: arn("Instance"), state: "running", tags: { team: "=1+1", alone: "" } });
    expect(blog.configuration).toMatchObject({
      networking: { ports: [{ cidrs: ["0.0.0.0/0"] }] },
      hardware: { disks: [{ name: "system", sizeInGb: 20 }] },
    });
    expect(blog.runtime).toEqual({ hardware: { disks: [{ gbInUse: 7 }] } });
    for (const field of ["supportCode", "state", "tags"]) expect(blog.configuration).not.toHaveProperty(field);
    expect(relationsOf(blog)).toEqual(["lets in AWS::Lightsail::KeyPair ops"]);
    expect(relationsOf(byId(collected, "front"))).toEqual(["sends to AWS::Lightsail::Instance blog"]);
    expect(byId(collected, "front").configuration.instanceHealthSummary).toEqual([{ instanceName: "blog" }]);
    expect(relationsOf(byId(collected, "fixed"))).toEqual(["leads to AWS::Lightsail::Instance blog"]);
  });

  it("keeps neither passwords nor values of variables", async () => {
    const collected = await collect();
    expect(JSON.stringify(collected)).not.toContain("hunter2");
    expect(byId(collected, "db").runtime).toMatchObject({
      state: "backing-up",
      pendingModifiedValues: { engineVersion: "8.0.40" },
    });
    expect(byId(collected, "api").configuration.currentDeployment).toMatchObject({
      containers: { app: { image: "api:1", command: ["api", "…"], environmentVariableNames: ["TOKEN"] } },
    });
    // A container may be called what its variables are elsewhere.
    expect(byId(collected, "api").runtime.nextDeployment).toEqual({
      containers: { env: { image: "api:2", environmentVariableNames: ["TOKEN"] } },
    });
  });

  it("is content with two calls where there is nothing, but not where it could not learn that", async () => {
    const { calls } = await collect({ "lightsail.GetActiveNames": jsonAnswer({ activeNames: [] }) });
    expect(calls.map(({ operation, calls: times }) => [operation, times])).toEqual([
      ["GetActiveNames", 1],
      ["GetBuckets", 1],
    ]);
    const refused = await collect({
      "lightsail.GetActiveNames": (request) =>
        errorAnswer(request, 400, "AccessDeniedException", "not authorized to perform: lightsail:GetActiveNames"),
    });
    expect(byId(refused, "blog").state).toBe("running");
    expect(refused.coverage.every(({ status }) => status === "ok")).toBe(true);
    expect(refused.gaps).toMatchObject([
      { operation: "GetActiveNames", action: "lightsail:GetActiveNames", types: [] },
    ]);
  });
});
