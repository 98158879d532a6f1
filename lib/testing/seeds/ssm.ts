import * as sdk from "@aws-sdk/client-ssm";
import { defineSeed } from "../seed";
import { jsonAnswer } from "../wire-answers";

const CONTENT = {
  schemaVersion: "2.2",
  description: "x",
  mainSteps: [{ name: "x", action: "aws:runShellScript", inputs: { runCommand: ["true"] } }],
};

export const seed = defineSeed({
  make: async ({ config }) => {
    const client = new sdk.SSMClient(config);
    await client.send(new sdk.PutParameterCommand({ Name: "/orders/flag", Value: "never-stored", Type: "String" }));
    await client.send(
      new sdk.CreateDocumentCommand({ Name: "clean-up", DocumentType: "Command", Content: JSON.stringify(CONTENT) }),
    );
    await client.send(
      new sdk.CreateMaintenanceWindowCommand({
        Name: "sunday",
        Schedule: "cron(0 2 ? * SUN *)",
        Duration: 2,
        Cutoff: 1,
        AllowUnassociatedTargets: false,
      }),
    );
    await client.send(new sdk.CreatePatchBaselineCommand({ Name: "monthly", OperatingSystem: "UBUNTU" }));
  },
  // What the emulator lacks: machines with an agent, associations, the rules of a baseline.
  answers: {
    "ssm.DescribeInstanceInformation": jsonAnswer({
      InstanceInformationList: [{ InstanceId: "i-0123456789abcdef0", PingStatus: "Online", PlatformType: "Linux" }],
    }),
    "ssm.DescribeInstancePatchStates": jsonAnswer({
      InstancePatchStates: [
        {
          InstanceId: "i-0123456789abcdef0",
          PatchGroup: "",
          BaselineId: "pb-0123456789abcdef0",
          Operation: "Scan",
          OperationStartTime: 1700000000,
          OperationEndTime: 1700000000,
        },
      ],
    }),
    "ssm.ListAssociations": jsonAnswer({
      Associations: [{ Name: "AWS-UpdateSSMAgent", AssociationId: "11111111-2222-3333-4444-555555555555" }],
    }),
    "ssm.GetPatchBaseline": jsonAnswer({ BaselineId: "pb-0123456789abcdef0", PatchGroups: ["web"] }),
  },
});
