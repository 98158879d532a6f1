import { describe, expect, it } from "vitest";
import { byId, type Collected, collectRecorded, relationsOf } from "@/lib/testing/collect";
import { errorAnswer, jsonAnswer } from "@/lib/testing/wire-answers";
import type { WireRequest } from "@/lib/testing/wire-operation";
import type { WireAnswers } from "@/lib/testing/wire-server";
import { eks } from "./eks";

// Answers in the shape of the pages under https://docs.aws.amazon.com/eks/latest/APIReference/.

const arn = (rest: string) => `arn:aws:eks:eu-west-1:123456789012:${rest}`;
const ROLE = "arn:aws:iam::123456789012:role";
const clusterName = "platform";

const cluster = {
  name: clusterName,
  arn: arn("cluster/platform"),
  createdAt: 1700000000,
  version: "1.34",
  endpoint: "https://0.gr7.eu-west-1.eks.amazonaws.com",
  roleArn: `${ROLE}/cluster`,
  platformVersion: "eks.7",
  status: "UPDATING",
  health: { issues: [] },
  certificateAuthority: { data: "LS0tLS1" },
  resourcesVpcConfig: {
    vpcId: "vpc-1",
    subnetIds: ["subnet-1"],
    securityGroupIds: ["sg-1"],
    clusterSecurityGroupId: "sg-2",
    endpointPublicAccess: true,
    publicAccessCidrs: ["0.0.0.0/0"],
  },
  logging: {
    clusterLogging: [
      { types: ["audit"], enabled: true },
      { types: ["api"], enabled: false },
    ],
  },
  encryptionConfig: [{ resources: ["secrets"], provider: { keyArn: "arn:aws:kms:eu-west-1:123456789012:key/1" } }],
  accessConfig: { authenticationMode: "CONFIG_MAP" },
  connectorConfig: { activationId: "1", activationCode: "hunter2" },
  tags: { team: `"><script>alert(1)</script>` },
};

function collect(answers: WireAnswers = {}): Promise<Collected> {
  return collectRecorded(eks, {
    "eks.ListClusters": jsonAnswer({ clusters: [clusterName] }),
    "eks.DescribeCluster": jsonAnswer({ cluster }),
    "eks.ListNodegroups": jsonAnswer({ nodegroups: ["general"] }),
    "eks.DescribeNodegroup": jsonAnswer({
      nodegroup: {
        nodegroupName: "general",
        nodegroupArn: arn("nodegroup/platform/general/1"),
        clusterName,
        status: "ACTIVE",
        scalingConfig: { minSize: 1, maxSize: 5, desiredSize: 3 },
        modifiedAt: 1700000000,
        nodeRole: `${ROLE}/node`,
        subnets: ["subnet-1"],
        resources: { autoScalingGroups: [{ name: "eks-general-1" }], remoteAccessSecurityGroup: "sg-3" },
        remoteAccess: { ec2SshKey: "ops" },
        launchTemplate: { id: "lt-1", name: "nodes", version: "3" },
      },
    }),
    "eks.ListFargateProfiles": jsonAnswer({ fargateProfileNames: [] }),
    "eks.ListAddons": jsonAnswer({ addons: ["monitor"] }),
    "eks.DescribeAddon": jsonAnswer({
      addon: {
        addonName: "monitor",
        clusterName,
        addonArn: arn("addon/platform/monitor/1"),
        configurationValues: '{"apiKey":"hunter2"}',
      },
    }),
    "eks.ListAccessEntries": (request) =>
      errorAnswer(
        request,
        400,
        "InvalidRequestException",
        "The cluster's authentication mode must be set to one of [API, API_AND_CONFIG_MAP] to perform this operation.",
      ),
    "eks.ListPodIdentityAssociations": jsonAnswer({ associations: [{ associationId: "a-1" }] }),
    "eks.DescribePodIdentityAssociation": jsonAnswer({
      association: {
        clusterName,
        namespace: "shop",
        serviceAccount: "web",
        roleArn: `${ROLE}/web`,
        targetRoleArn: "arn:aws:iam::999999999999:role/other",
        associationId: "a-1",
        associationArn: arn("podidentityassociation/platform/a-1"),
      },
    }),
    ...answers,
  });
}

const partly = ({ coverage }: Collected) => coverage.filter(({ status }) => status !== "ok").map(({ type }) => type);

describe("eks", () => {
  it("describes clusters, what guards them and what moves by itself", async () => {
    const collected = await collect();
    expect(collected.gaps).toEqual([]);
    const platform = byId(collected, clusterName);
    expect(platform).toMatchObject({ arn: cluster.arn, tags: cluster.tags, state: null });
    expect(platform.runtime).toEqual({ health: { issues: [] }, platformVersion: "eks.7", state: "UPDATING" });
    expect(relationsOf(platform)).toEqual([
      `acts as AWS::IAM::Role ${ROLE}/cluster`,
      "is part of AWS::EC2::VPC vpc-1",
      "reaches nodes from AWS::EC2::Subnet subnet-1",
      "is guarded by AWS::EC2::SecurityGroup sg-2",
      "is guarded by AWS::EC2::SecurityGroup sg-1",
      "is encrypted by AWS::KMS::Key arn:aws:kms:eu-west-1:123456789012:key/1",
      "logs to AWS::Logs::LogGroup /aws/eks/platform/cluster",
    ]);
    expect(platform.configuration).not.toHaveProperty("certificateAuthority");
    expect(JSON.stringify(collected)).not.toContain("hunter2");
    expect(byId(collected, "platform/monitor").configuration.hasConfigurationValues).toBe(true);
  });

  it("describes what runs pods", async () => {
    const collected = await collect();
    const general = byId(collected, "platform/general");
    expect(general.runtime).toMatchObject({ scalingConfig: { desiredSize: 3 } });
    expect(general.configuration.scalingConfig).toEqual({ minSize: 1, maxSize: 5 });
    expect(relationsOf(general)).toEqual([
      "belongs to AWS::EKS::Cluster platform",
      `acts as AWS::IAM::Role ${ROLE}/node`,
      "runs in AWS::EC2::Subnet subnet-1",
      "is scaled by AWS::AutoScaling::AutoScalingGroup eks-general-1",
      "starts from AWS::EC2::LaunchTemplate lt-1",
      "lets in AWS::EC2::KeyPair ops",
      "is guarded by AWS::EC2::SecurityGroup sg-3",
    ]);
    expect(relationsOf(byId(collected, "platform/a-1"))).toEqual([
      "belongs to AWS::EKS::Cluster platform",
      `lets pods act as AWS::IAM::Role ${ROLE}/web`,
      "lets pods act as AWS::IAM::Role arn:aws:iam::999999999999:role/other",
    ]);
  });

  it("tells who is let in, nodes apart, and what could not be read of it", async () => {
    const entries: Record<string, string> = { [`${ROLE}/admin`]: "STANDARD", [`${ROLE}/node`]: "EC2_LINUX" };
    const asked = (request: WireRequest) =>
      decodeURIComponent(request.path).includes("/admin") ? `${ROLE}/admin` : `${ROLE}/node`;
    const collected = await collect({
      "eks.ListAccessEntries": jsonAnswer({ accessEntries: Object.keys(entries) }),
      "eks.DescribeAccessEntry": (request) => {
        const principalArn = asked(request);
        const accessEntryArn = arn(`access-entry/platform/role/123456789012/${principalArn.split("/").at(-1)}/1`);
        return jsonAnswer({ accessEntry: { clusterName, principalArn, accessEntryArn, type: entries[principalArn] } });
      },
      "eks.ListAssociatedAccessPolicies": (request) =>
        errorAnswer(
          request,
          403,
          "AccessDeniedException",
          "not authorized to perform: eks:ListAssociatedAccessPolicies",
        ),
    });
    expect(byId(collected, `platform/${ROLE}/node`).configuration.AccessPolicies).toEqual({ seen: true, value: [] });
    const admin = byId(collected, `platform/${ROLE}/admin`);
    expect(admin.configuration.AccessPolicies).toMatchObject({ seen: false, reason: "denied" });
    expect(relationsOf(admin)).toEqual(["opens AWS::EKS::Cluster platform", `lets in AWS::IAM::Role ${ROLE}/admin`]);
    expect(collected.gaps).toMatchObject([{ operation: "ListAssociatedAccessPolicies", affected: 1 }]);
  });

  it("takes no other refusal for a cluster without entries", async () => {
    const collected = await collect({
      "eks.ListAccessEntries": (request) => errorAnswer(request, 400, "InvalidRequestException", "Cluster is deleting"),
    });
    expect(partly(collected)).toEqual(["AWS::EKS::AccessEntry"]);
  });

  it("finds the node groups of a cluster that it may not describe", async () => {
    const collected = await collect({
      "eks.DescribeCluster": (request) =>
        errorAnswer(request, 403, "AccessDeniedException", "not authorized to perform: eks:DescribeCluster"),
    });
    expect(partly(collected)).toEqual(["AWS::EKS::Cluster"]);
    expect(byId(collected, "platform/general").name).toBe("general");
  });

  it("spends one call where there is nothing", async () => {
    const { calls } = await collect({ "eks.ListClusters": jsonAnswer({ clusters: [] }) });
    expect(calls.map(({ operation, calls: times }) => [operation, times])).toEqual([["ListClusters", 1]]);
  });
});
