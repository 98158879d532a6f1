import { fact, fail, pass, resourceCheck } from "@/lib/checks/engine/define";
import { NotSeen } from "@/lib/checks/engine/not-seen";
import { instance } from "@/lib/model/resources/ec2";
import { instanceProfile } from "@/lib/model/resources/iam-credentials";
import { goingAway } from "./instance-state";

/** Without a role, software on a machine that needs AWS has an access key in some file. */
export const ec2InstanceRoleAttached = resourceCheck({
  id: "ec2-instance-role-attached",
  service: "ec2",
  title: "Instances use an IAM role",
  severity: "medium",
  version: 1,
  types: [instance],
  reads: [instanceProfile],
  evaluate: ({ configuration, state }, facts) => {
    const going = goingAway(state);
    if (going) return going;
    const arn = configuration.IamInstanceProfile?.Arn;
    if (arn === undefined) return fail("The instance has no instance profile.", [fact("IamInstanceProfile", null)]);
    const profile = facts.find(instanceProfile, arn);
    const evidence = [fact("IamInstanceProfile.Arn", arn)];
    if (!profile?.seen) {
      const missing = facts.missing(instanceProfile);
      if (missing.length > 0) throw new NotSeen(missing);
      return fail("The instance profile does not exist any more, so the instance has no credentials.", evidence);
    }
    const roles = profile.configuration.Roles.map(({ RoleName }) => RoleName);
    const found = [...evidence, fact("Roles", roles, profile)];
    return roles.length > 0
      ? pass(`The instance acts as role ${roles.join(", ")}.`, found)
      : fail(`The instance profile ${profile.name} has no role.`, found);
  },
  risk:
    "Software that calls AWS from here has to keep an access key on the disk, in its configuration or in its image. Such a key " +
    "never changes by itself, works from anywhere, and is what leaks first.",
  fix: {
    console: [
      "EC2, Instances, choose the instance",
      "Actions, Security, Modify IAM role",
      "Choose a role that may do what the software does, then Update IAM role",
      "Remove the access keys from the machine, then delete them in IAM",
    ],
    cli: ["aws ec2 associate-iam-instance-profile --instance-id {id} --iam-instance-profile Name={profile}"],
    terraform: 'resource "aws_instance" "this" {\n  iam_instance_profile = aws_iam_instance_profile.this.name\n}',
    link: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html",
  },
  apis: ["ec2:DescribeInstances", "iam:ListInstanceProfiles"],
  source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html",
});
