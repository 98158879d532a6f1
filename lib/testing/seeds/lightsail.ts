import { defineSeed } from "../seed";
import { jsonAnswer } from "../wire-answers";

export const seed = defineSeed({
  answers: ({ awsAccountId }) => {
    const thing = (kind: string, more: object = {}) => [
      {
        name: `blog-${kind.toLowerCase()}`,
        arn: `arn:aws:lightsail:eu-west-1:${awsAccountId}:${kind}/00000000-0000-4000-8000-000000000001`,
        supportCode: "1/i-1",
        createdAt: 1700000000,
        resourceType: kind,
        tags: [],
        ...more,
      },
    ];
    return {
      "lightsail.GetActiveNames": jsonAnswer({ activeNames: ["blog-instance"] }),
      "lightsail.GetBuckets": jsonAnswer({ buckets: thing("Bucket", { state: { code: "OK" } }) }),
      "lightsail.GetContainerServices": jsonAnswer({
        containerServices: thing("ContainerService", {
          name: undefined,
          containerServiceName: "blog-containers",
          state: "RUNNING",
          currentDeployment: {
            containers: { app: { image: "nginx", environment: { API_KEY: "never-stored" } } },
          },
        }),
      }),
      "lightsail.GetDisks": jsonAnswer({ disks: thing("Disk", { state: "in-use" }) }),
      "lightsail.GetInstances": jsonAnswer({ instances: thing("Instance", { state: { code: 16, name: "running" } }) }),
      "lightsail.GetKeyPairs": jsonAnswer({ keyPairs: thing("KeyPair") }),
      "lightsail.GetLoadBalancers": jsonAnswer({ loadBalancers: thing("LoadBalancer", { state: "active" }) }),
      "lightsail.GetRelationalDatabases": jsonAnswer({
        relationalDatabases: thing("RelationalDatabase", { state: "available" }),
      }),
      "lightsail.GetStaticIps": jsonAnswer({ staticIps: thing("StaticIp") }),
    };
  },
});
