import * as sdk from "@aws-sdk/client-wafv2";
import { defineSeed } from "../seed";
import { jsonAnswer } from "../wire-answers";

const seen = { SampledRequestsEnabled: false, CloudWatchMetricsEnabled: false, MetricName: "m" };

/** A web ACL, a rule group and an IP set. */
export const seed = defineSeed({
  async make({ config }) {
    const client = new sdk.WAFV2Client(config);
    const Scope = "REGIONAL";
    await client.send(
      new sdk.CreateWebACLCommand({
        Name: "site",
        Scope,
        DefaultAction: { Allow: {} },
        VisibilityConfig: seen,
        Rules: [],
      }),
    );
    await client.send(
      new sdk.CreateRuleGroupCommand({ Name: "own", Scope, Capacity: 1, VisibilityConfig: seen, Rules: [] }),
    );
    await client.send(
      new sdk.CreateIPSetCommand({ Name: "office", Scope, IPAddressVersion: "IPV4", Addresses: ["192.0.2.0/24"] }),
    );
  },
  answers: { "wafv2.ListResourcesForWebACL": jsonAnswer({ ResourceArns: [] }) },
});
