import { CloudWatchClient, PutDashboardCommand } from "@aws-sdk/client-cloudwatch";
import { defineSeed } from "../seed";

export const seed = defineSeed({
  make: async ({ config }) => {
    // In the region that global things are read in: the emulator keeps dashboards by region.
    const client = new CloudWatchClient({ ...config, region: "us-east-1" });
    await client.send(new PutDashboardCommand({ DashboardName: "overview", DashboardBody: '{"widgets":[]}' }));
  },
});
