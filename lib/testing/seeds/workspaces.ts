import { defineSeed } from "../seed";
import { jsonAnswer } from "../wire-answers";

// Desktops need a directory of another service, which the emulator makes slowly.
export const seed = defineSeed({
  answers: ({ subnets }) => ({
    "workspaces.DescribeWorkspaceDirectories": jsonAnswer({
      Directories: [
        {
          DirectoryId: "d-0000000001",
          DirectoryName: "corp.example",
          DirectoryType: "SIMPLE_AD",
          State: "REGISTERED",
          SubnetIds: subnets,
        },
      ],
    }),
    "workspaces.DescribeWorkspaces": jsonAnswer({
      Workspaces: [{ WorkspaceId: "ws-000000001", DirectoryId: "d-0000000001", UserName: "olga", State: "AVAILABLE" }],
    }),
    "workspaces.DescribeIpGroups": jsonAnswer({
      Result: [{ groupId: "wsipg-00000001", groupName: "offices", userRules: [{ ipRule: "203.0.113.0/24" }] }],
    }),
  }),
});
