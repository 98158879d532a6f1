import {
  CreateClusterCommand,
  CreateFargateProfileCommand,
  CreateNodegroupCommand,
  EKSClient,
} from "@aws-sdk/client-eks";
import { defineSeed } from "../seed";
import { jsonAnswer } from "../wire-answers";

const clusterName = "platform";

export const seed = defineSeed({
  async make({ config, role, subnets }) {
    const client = new EKSClient(config);
    const resourcesVpcConfig = { subnetIds: subnets };
    await client.send(new CreateClusterCommand({ name: clusterName, roleArn: role, resourcesVpcConfig }));
    await client.send(new CreateNodegroupCommand({ clusterName, nodegroupName: "general", nodeRole: role, subnets }));
    const selectors = [{ namespace: "batch" }];
    await client.send(
      new CreateFargateProfileCommand({
        clusterName,
        fargateProfileName: "batch",
        podExecutionRoleArn: role,
        selectors,
      }),
    );
  },
  answers: ({ awsAccountId, role }) => {
    const arn = (rest: string) => `arn:aws:eks:eu-west-1:${awsAccountId}:${rest}`;
    return {
      "eks.ListAddons": jsonAnswer({ addons: ["vpc-cni"] }),
      "eks.DescribeAddon": jsonAnswer({
        addon: { addonName: "vpc-cni", clusterName, addonArn: arn(`addon/${clusterName}/vpc-cni/1`), status: "ACTIVE" },
      }),
      "eks.ListAccessEntries": jsonAnswer({ accessEntries: [role] }),
      "eks.DescribeAccessEntry": jsonAnswer({
        accessEntry: {
          clusterName,
          principalArn: role,
          accessEntryArn: arn(`access-entry/${clusterName}/role/${awsAccountId}/worker/1`),
          type: "STANDARD",
        },
      }),
      "eks.ListAssociatedAccessPolicies": jsonAnswer({
        associatedAccessPolicies: [
          {
            policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy",
            accessScope: { type: "cluster" },
          },
        ],
      }),
      "eks.ListPodIdentityAssociations": jsonAnswer({ associations: [{ clusterName, associationId: "a-1" }] }),
      "eks.DescribePodIdentityAssociation": jsonAnswer({
        association: {
          clusterName,
          namespace: "shop",
          serviceAccount: "web",
          roleArn: role,
          associationId: "a-1",
          associationArn: arn(`podidentityassociation/${clusterName}/a-1`),
        },
      }),
    };
  },
});
