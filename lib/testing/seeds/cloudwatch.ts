import { defineSeed } from "../seed";
import { jsonAnswer } from "../wire-answers";

export const seed = defineSeed({
  // The emulator makes no composite alarms.
  answers: ({ awsAccountId, config }) => {
    const alarm = (AlarmName: string) => ({
      AlarmName,
      AlarmArn: `arn:aws:cloudwatch:${config.region}:${awsAccountId}:alarm:${AlarmName}`,
      ActionsEnabled: true,
    });
    return {
      "monitoring.DescribeAlarms": jsonAnswer({
        MetricAlarms: [alarm("errors")],
        CompositeAlarms: [{ ...alarm("trouble"), AlarmRule: 'ALARM("errors")' }],
      }),
    };
  },
});
