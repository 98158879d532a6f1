import { defineSeed } from "../seed";
import { jsonAnswer } from "../wire-answers";

const namespace = (Id: string, Type: string) => ({ Id, Name: `${Id}.whole.example`, Type });

/** A namespace of each kind, and a service with an instance; the emulator lists services of all namespaces for each. */
export const seed = defineSeed({
  answers: {
    "servicediscovery.ListNamespaces": jsonAnswer({
      Namespaces: [namespace("ns-1", "HTTP"), namespace("ns-2", "DNS_PRIVATE"), namespace("ns-3", "DNS_PUBLIC")],
    }),
    "servicediscovery.ListServices": ({ body }) =>
      jsonAnswer({ Services: body.includes("ns-2") ? [{ Id: "srv-1", Name: "orders", InstanceCount: 1 }] : [] }),
    "servicediscovery.ListInstances": jsonAnswer({
      Instances: [{ Id: "one", Attributes: { AWS_INSTANCE_IPV4: "10.0.0.7" } }],
    }),
    "servicediscovery.ListTagsForResource": jsonAnswer({ Tags: [] }),
  },
});
