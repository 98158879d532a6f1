import { CreateActivityCommand, CreateStateMachineCommand, SFNClient } from "@aws-sdk/client-sfn";
import { defineSeed } from "../seed";

/** A state machine that calls the function, and an activity. */
export const seed = defineSeed({
  async make({ config, functionArn, role }) {
    const client = new SFNClient(config);
    const states = { Charge: { Type: "Task", Resource: functionArn, End: true } };
    const definition = JSON.stringify({ StartAt: "Charge", States: states });
    await client.send(new CreateStateMachineCommand({ name: "orders", definition, roleArn: role }));
    await client.send(new CreateActivityCommand({ name: "approve" }));
  },
});
