import { z } from "zod";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();
const flag = z.boolean().optional();
const number = z.number().optional();

/** What Lightsail repeats in each description, or tells for its own support. */
const NOISE = ["resourceType", "state", "supportCode", "tags"];

/** https://docs.aws.amazon.com/lightsail/2016-11-28/api-reference/API_Instance.html */
export const lightsailInstance = defineResourceType({
  type: "AWS::Lightsail::Instance",
  service: "lightsail",
  title: "Lightsail instances",
  arn: "lightsail:Instance/*",
  cli: "lightsail get-instance --instance-name {id}",
  schema: z.looseObject({
    name: z.string(),
    blueprintId: text,
    bundleId: text,
    publicIpAddress: text,
    privateIpAddress: text,
    sshKeyName: text,
    networking: z
      .looseObject({
        /** What the firewall lets in. */
        ports: z
          .array(
            z.looseObject({
              fromPort: number,
              toPort: number,
              protocol: text,
              cidrs: z.array(z.string()).optional(),
              ipv6Cidrs: z.array(z.string()).optional(),
            }),
          )
          .optional(),
      })
      .optional(),
    hardware: z.looseObject({ disks: z.array(z.looseObject({ name: text })).optional() }).optional(),
  }),
  runtime: ["hardware.disks[].gbInUse", "instanceStatus", "systemStatus"],
  drop: NOISE,
  relations: ({ sshKeyName }) => relate("lets in", "AWS::Lightsail::KeyPair", [sshKeyName]),
});

/** https://docs.aws.amazon.com/lightsail/2016-11-28/api-reference/API_Disk.html */
export const lightsailDisk = defineResourceType({
  type: "AWS::Lightsail::Disk",
  service: "lightsail",
  title: "Lightsail disks",
  arn: "lightsail:Disk/*",
  cli: "lightsail get-disk --disk-name {id}",
  schema: z.looseObject({ name: z.string(), sizeInGb: number, attachedTo: text }),
  runtime: ["autoMountStatus", "gbInUse"],
  drop: NOISE,
  relations: ({ attachedTo }) => relate("is attached to", "AWS::Lightsail::Instance", [attachedTo]),
});

/** https://docs.aws.amazon.com/lightsail/2016-11-28/api-reference/API_StaticIp.html */
export const lightsailStaticIp = defineResourceType({
  type: "AWS::Lightsail::StaticIp",
  service: "lightsail",
  title: "Lightsail static IP addresses",
  arn: "lightsail:StaticIp/*",
  cli: "lightsail get-static-ip --static-ip-name {id}",
  schema: z.looseObject({ name: z.string(), ipAddress: text, attachedTo: text }),
  drop: NOISE,
  relations: ({ attachedTo }) => relate("leads to", "AWS::Lightsail::Instance", [attachedTo]),
});

/** https://docs.aws.amazon.com/lightsail/2016-11-28/api-reference/API_KeyPair.html */
export const lightsailKeyPair = defineResourceType({
  type: "AWS::Lightsail::KeyPair",
  service: "lightsail",
  title: "Lightsail key pairs",
  arn: "lightsail:KeyPair/*",
  cli: "lightsail get-key-pair --key-pair-name {id}",
  schema: z.looseObject({ name: z.string(), fingerprint: text }),
  drop: NOISE,
});

/** https://docs.aws.amazon.com/lightsail/2016-11-28/api-reference/API_LoadBalancer.html */
export const lightsailLoadBalancer = defineResourceType({
  type: "AWS::Lightsail::LoadBalancer",
  service: "lightsail",
  title: "Lightsail load balancers",
  arn: "lightsail:LoadBalancer/*",
  cli: "lightsail get-load-balancer --load-balancer-name {id}",
  schema: z.looseObject({
    name: z.string(),
    dnsName: text,
    publicPorts: z.array(z.number()).optional(),
    httpsRedirectionEnabled: flag,
    tlsPolicyName: text,
    /** The instances behind it. */
    instanceHealthSummary: z.array(z.looseObject({ instanceName: text })).optional(),
  }),
  runtime: ["instanceHealthSummary[].instanceHealth", "instanceHealthSummary[].instanceHealthReason"],
  drop: NOISE,
  relations: ({ instanceHealthSummary = [] }) =>
    relate(
      "sends to",
      "AWS::Lightsail::Instance",
      instanceHealthSummary.map((one) => one.instanceName),
    ),
});

/** https://docs.aws.amazon.com/lightsail/2016-11-28/api-reference/API_RelationalDatabase.html */
export const lightsailDatabase = defineResourceType({
  type: "AWS::Lightsail::Database",
  service: "lightsail",
  title: "Lightsail databases",
  arn: "lightsail:RelationalDatabase/*",
  cli: "lightsail get-relational-database --relational-database-name {id}",
  schema: z.looseObject({
    name: z.string(),
    engine: text,
    engineVersion: text,
    backupRetentionEnabled: flag,
    publiclyAccessible: flag,
    masterEndpoint: z.looseObject({ address: text, port: number }).optional(),
  }),
  volatileState: true,
  runtime: ["latestRestorableTime", "parameterApplyStatus", "pendingMaintenanceActions", "pendingModifiedValues"],
  drop: [...NOISE, "pendingModifiedValues.masterUserPassword"],
});

/** https://docs.aws.amazon.com/lightsail/2016-11-28/api-reference/API_Bucket.html */
export const lightsailBucket = defineResourceType({
  type: "AWS::Lightsail::Bucket",
  service: "lightsail",
  title: "Lightsail buckets",
  arn: "lightsail:Bucket/*",
  cli: "lightsail get-buckets --bucket-name {id}",
  schema: z.looseObject({
    name: z.string(),
    url: text,
    accessRules: z.looseObject({ getObject: text, allowPublicOverrides: flag }).optional(),
    objectVersioning: text,
    readonlyAccessAccounts: z.array(z.string()).optional(),
    resourcesReceivingAccess: z.array(z.looseObject({ name: text, resourceType: text })).optional(),
    accessLogConfig: z.looseObject({ enabled: flag, destination: text }).optional(),
  }),
  runtime: ["ableToUpdateBundle"],
  drop: NOISE,
  relations: ({ accessLogConfig, resourcesReceivingAccess = [] }) => [
    ...relate(
      "opens to",
      "AWS::Lightsail::Instance",
      resourcesReceivingAccess.map((one) => one.name),
    ),
    ...relate("logs access to", "AWS::Lightsail::Bucket", [accessLogConfig?.destination]),
  ],
});

/** https://docs.aws.amazon.com/lightsail/2016-11-28/api-reference/API_ContainerService.html */
export const lightsailContainerService = defineResourceType({
  type: "AWS::Lightsail::Container",
  service: "lightsail",
  title: "Lightsail container services",
  arn: "lightsail:ContainerService/*",
  cli: "lightsail get-container-services --service-name {id}",
  schema: z.looseObject({
    containerServiceName: z.string(),
    url: text,
    isDisabled: flag,
    currentDeployment: z
      .looseObject({
        containers: z
          .record(z.string(), z.looseObject({ image: text, environmentVariableNames: z.array(z.string()).optional() }))
          .optional(),
        publicEndpoint: z.looseObject({ containerName: text, containerPort: number }).optional(),
      })
      .optional(),
  }),
  volatileState: true,
  runtime: ["nextDeployment", "stateDetail"],
  drop: NOISE,
});
