import { BatchGetAccountStatusCommand, Inspector2Client } from "@aws-sdk/client-inspector2";
import { inspectorStatus } from "@/lib/model/resources/inspector";
import { defineCollector, found, listing } from "./define";
import { told } from "./shared/told";

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoninspector2.html */
export const inspector = defineCollector({
  service: "inspector",
  scope: "regional",
  permissions: { BatchGetAccountStatus: "inspector2:BatchGetAccountStatus" },
  listings: [
    listing([inspectorStatus], async function* (context) {
      const client = context.connect(Inspector2Client);
      const command = new BatchGetAccountStatusCommand({ accountIds: [context.awsAccountId] });
      const { accounts } = await client.send(command);
      // An account that Inspector failed at stands in a list of its own, and is then not told.
      const one = told(accounts?.[0], {
        service: "inspector",
        region: context.region,
        operation: "BatchGetAccountStatus",
      });
      yield found(inspectorStatus, {
        arn: context.arn("inspector2", "account-status"),
        id: "account-status",
        name: "Inspector",
        state: one.state?.status,
        configuration: { ...one },
      });
    }),
  ],
});
