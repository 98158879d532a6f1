import { CreateScheduleCommand, SchedulerClient } from "@aws-sdk/client-scheduler";
import { defineSeed } from "../seed";

/** A schedule in the default group. */
export const seed = defineSeed({
  async make({ config, functionArn, role }) {
    await new SchedulerClient(config).send(
      new CreateScheduleCommand({
        Name: "hourly",
        ScheduleExpression: "rate(1 hour)",
        FlexibleTimeWindow: { Mode: "OFF" },
        Target: { Arn: functionArn, RoleArn: role },
      }),
    );
  },
});
