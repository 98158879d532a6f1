import * as autoscaling from "@aws-sdk/client-auto-scaling";
import { defineSeed } from "../seed";
import { type WireAnswer, xmlAnswer } from "../wire-answers";

const AutoScalingGroupName = "web";

export const seed = defineSeed({
  make: async ({ config, subnets: [subnet] }) => {
    const client = new autoscaling.AutoScalingClient(config);
    await client.send(
      new autoscaling.CreateLaunchConfigurationCommand({
        LaunchConfigurationName: "old",
        ImageId: "ami-12c6146b",
        InstanceType: "t3.micro",
      }),
    );
    await client.send(
      new autoscaling.CreateAutoScalingGroupCommand({
        AutoScalingGroupName,
        LaunchConfigurationName: "old",
        MinSize: 0,
        MaxSize: 1,
        DesiredCapacity: 0,
        VPCZoneIdentifier: subnet,
      }),
    );
    await client.send(
      new autoscaling.PutScalingPolicyCommand({
        AutoScalingGroupName,
        PolicyName: "out",
        AdjustmentType: "ChangeInCapacity",
        ScalingAdjustment: 1,
      }),
    );
  },
  answers: {
    // The emulator lacks the first, and the ARN in the second.
    ...recorded("DescribeNotificationConfigurations", "<NotificationConfigurations/>"),
    ...recorded(
      "DescribeScheduledActions",
      `<ScheduledUpdateGroupActions><member><ScheduledActionName>night</ScheduledActionName>
       <ScheduledActionARN>arn:aws:autoscaling:eu-west-1:123456789012:scheduledUpdateGroupAction:1:autoScalingGroupName/web:scheduledActionName/night</ScheduledActionARN>
       <AutoScalingGroupName>web</AutoScalingGroupName></member></ScheduledUpdateGroupActions>`,
    ),
  },
});

function recorded(operation: string, content: string): Record<string, WireAnswer> {
  const xml = `<${operation}Response><${operation}Result>${content}</${operation}Result></${operation}Response>`;
  return { [`autoscaling.${operation}`]: xmlAnswer(xml) };
}
