import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();
const flag = z.boolean().optional();
const ids = z.array(z.string()).optional();

/** https://docs.aws.amazon.com/eks/latest/APIReference/API_Cluster.html */
export const eksCluster = defineResourceType({
  type: "AWS::EKS::Cluster",
  service: "eks",
  title: "EKS clusters",
  arn: "eks:cluster/*",
  cli: "eks describe-cluster --name {id}",
  schema: z.looseObject({
    name: z.string(),
    version: text,
    endpoint: text,
    roleArn: text,
    resourcesVpcConfig: z
      .looseObject({
        vpcId: text,
        subnetIds: ids,
        securityGroupIds: ids,
        clusterSecurityGroupId: text,
        endpointPublicAccess: flag,
        endpointPrivateAccess: flag,
        publicAccessCidrs: z.array(z.string()).optional(),
      })
      .optional(),
    logging: z
      .looseObject({
        clusterLogging: z.array(z.looseObject({ types: z.array(z.string()).optional(), enabled: flag })).optional(),
      })
      .optional(),
    encryptionConfig: z.array(z.looseObject({ provider: z.looseObject({ keyArn: text }).optional() })).optional(),
    accessConfig: z.looseObject({ authenticationMode: text }).optional(),
    computeConfig: z.looseObject({ enabled: flag, nodeRoleArn: text }).optional(),
  }),
  volatileState: true,
  // AWS moves clusters to newer platform versions by itself.
  runtime: ["health", "platformVersion"],
  drop: ["certificateAuthority", "clientRequestToken", "connectorConfig.activationCode", "status", "tags"],
  relations: ({ name, resourcesVpcConfig: network, ...cluster }) => {
    const logs = cluster.logging?.clusterLogging?.some(({ enabled }) => enabled);
    return [
      ...relate("acts as", "AWS::IAM::Role", [cluster.roleArn]),
      ...relate("starts nodes as", "AWS::IAM::Role", [cluster.computeConfig?.nodeRoleArn]),
      ...relate("is part of", "AWS::EC2::VPC", [network?.vpcId]),
      ...relate("reaches nodes from", "AWS::EC2::Subnet", network?.subnetIds ?? []),
      ...relate("is guarded by", "AWS::EC2::SecurityGroup", [
        network?.clusterSecurityGroupId,
        ...(network?.securityGroupIds ?? []),
      ]),
      ...relate("is encrypted by", "AWS::KMS::Key", cluster.encryptionConfig?.map((one) => one.provider?.keyArn) ?? []),
      // https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html
      ...relate("logs to", "AWS::Logs::LogGroup", logs ? [`/aws/eks/${name}/cluster`] : []),
    ];
  },
});

/** https://docs.aws.amazon.com/eks/latest/APIReference/API_Nodegroup.html */
export const nodegroup = defineResourceType({
  type: "AWS::EKS::Nodegroup",
  service: "eks",
  title: "EKS node groups",
  arn: "eks:nodegroup/**",
  cli: "eks describe-nodegroup --cluster-name {.clusterName} --nodegroup-name {.nodegroupName}",
  schema: z.looseObject({
    nodegroupName: z.string(),
    clusterName: z.string(),
    version: text,
    amiType: text,
    subnets: ids,
    nodeRole: text,
    remoteAccess: z.looseObject({ ec2SshKey: text, sourceSecurityGroups: ids }).optional(),
    resources: z
      .looseObject({
        autoScalingGroups: z.array(z.looseObject({ name: text })).optional(),
        remoteAccessSecurityGroup: text,
      })
      .optional(),
    launchTemplate: z.looseObject({ id: text }).optional(),
  }),
  volatileState: true,
  runtime: ["health", "modifiedAt", "scalingConfig.desiredSize"],
  drop: ["status", "tags"],
  relations: ({ clusterName, resources, remoteAccess, ...group }) => [
    ...relate("belongs to", "AWS::EKS::Cluster", [clusterName]),
    ...relate("acts as", "AWS::IAM::Role", [group.nodeRole]),
    ...relate("runs in", "AWS::EC2::Subnet", group.subnets ?? []),
    ...relate(
      "is scaled by",
      "AWS::AutoScaling::AutoScalingGroup",
      resources?.autoScalingGroups?.map((one) => one.name) ?? [],
    ),
    ...relate("starts from", "AWS::EC2::LaunchTemplate", [group.launchTemplate?.id]),
    ...relate("lets in", "AWS::EC2::KeyPair", [remoteAccess?.ec2SshKey]),
    ...relate("is guarded by", "AWS::EC2::SecurityGroup", [resources?.remoteAccessSecurityGroup]),
    ...relate("lets in", "AWS::EC2::SecurityGroup", remoteAccess?.sourceSecurityGroups ?? []),
  ],
});

/** https://docs.aws.amazon.com/eks/latest/APIReference/API_FargateProfile.html */
export const fargateProfile = defineResourceType({
  type: "AWS::EKS::FargateProfile",
  service: "eks",
  title: "EKS Fargate profiles",
  arn: "eks:fargateprofile/**",
  cli: "eks describe-fargate-profile --cluster-name {.clusterName} --fargate-profile-name {.fargateProfileName}",
  schema: z.looseObject({
    fargateProfileName: z.string(),
    clusterName: z.string(),
    podExecutionRoleArn: text,
    subnets: ids,
  }),
  runtime: ["health"],
  drop: ["status", "tags"],
  relations: ({ clusterName, podExecutionRoleArn, subnets }) => [
    ...relate("belongs to", "AWS::EKS::Cluster", [clusterName]),
    ...relate("starts pods as", "AWS::IAM::Role", [podExecutionRoleArn]),
    ...relate("runs pods in", "AWS::EC2::Subnet", subnets ?? []),
  ],
});

/** https://docs.aws.amazon.com/eks/latest/APIReference/API_Addon.html */
export const addon = defineResourceType({
  type: "AWS::EKS::Addon",
  service: "eks",
  title: "EKS add-ons",
  arn: "eks:addon/**",
  cli: "eks describe-addon --cluster-name {.clusterName} --addon-name {.addonName}",
  schema: z.looseObject({
    addonName: z.string(),
    clusterName: z.string(),
    addonVersion: text,
    serviceAccountRoleArn: text,
    podIdentityAssociations: z.array(z.string()).optional(),
    /** Add-ons of other vendors are given keys and passwords in their configuration. */
    hasConfigurationValues: z.boolean(),
  }),
  volatileState: true,
  runtime: ["health", "modifiedAt"],
  drop: ["configurationValues", "status", "tags"],
  relations: ({ clusterName, serviceAccountRoleArn, podIdentityAssociations }) => [
    ...relate("belongs to", "AWS::EKS::Cluster", [clusterName]),
    ...relate("acts as", "AWS::IAM::Role", [serviceAccountRoleArn]),
    ...relate("acts through", "AWS::EKS::PodIdentityAssociation", podIdentityAssociations ?? []),
  ],
});

/** https://docs.aws.amazon.com/eks/latest/APIReference/API_AccessEntry.html */
export const accessEntry = defineResourceType({
  type: "AWS::EKS::AccessEntry",
  service: "eks",
  title: "EKS access entries",
  arn: "eks:access-entry/**",
  cli: "eks describe-access-entry --cluster-name {.clusterName} --principal-arn {.principalArn}",
  schema: z.looseObject({
    clusterName: z.string(),
    principalArn: z.string(),
    type: text,
    kubernetesGroups: z.array(z.string()).optional(),
    AccessPolicies: readOf(
      z.array(
        z.looseObject({
          policyArn: text,
          accessScope: z.looseObject({ type: text, namespaces: z.array(z.string()).optional() }).optional(),
        }),
      ),
    ),
  }),
  runtime: ["modifiedAt"],
  drop: ["tags"],
  relations: ({ clusterName, principalArn }) => [
    ...relate("opens", "AWS::EKS::Cluster", [clusterName]),
    ...relate("lets in", principalArn.includes(":user/") ? "AWS::IAM::User" : "AWS::IAM::Role", [principalArn]),
  ],
});

/** https://docs.aws.amazon.com/eks/latest/APIReference/API_PodIdentityAssociation.html */
export const podIdentityAssociation = defineResourceType({
  type: "AWS::EKS::PodIdentityAssociation",
  service: "eks",
  title: "EKS pod identity associations",
  arn: "eks:podidentityassociation/**",
  cli: "eks describe-pod-identity-association --cluster-name {.clusterName} --association-id {.associationId}",
  schema: z.looseObject({
    clusterName: z.string(),
    namespace: text,
    serviceAccount: text,
    roleArn: text,
    targetRoleArn: text,
    /** Narrows the role: JSON where AWS gave valid JSON, else its text; null without one. */
    policy: z.unknown().optional(),
  }),
  runtime: ["modifiedAt"],
  drop: ["tags"],
  relations: ({ clusterName, roleArn, targetRoleArn }) => [
    ...relate("belongs to", "AWS::EKS::Cluster", [clusterName]),
    ...relate("lets pods act as", "AWS::IAM::Role", [roleArn, targetRoleArn]),
  ],
});
