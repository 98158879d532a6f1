import * as elbv2 from "@aws-sdk/client-elastic-load-balancing-v2";
import { defineSeed } from "../seed";

export const seed = defineSeed({
  make: async ({ config, subnets }) => {
    const client = new elbv2.ElasticLoadBalancingV2Client(config);
    const { LoadBalancers } = await client.send(
      new elbv2.CreateLoadBalancerCommand({ Name: "ruled", Subnets: [...subnets] }),
    );
    const answer = {
      Type: "fixed-response" as const,
      FixedResponseConfig: { StatusCode: "404", ContentType: "text/plain" },
    };
    const { Listeners } = await client.send(
      new elbv2.CreateListenerCommand({
        LoadBalancerArn: LoadBalancers?.[0]?.LoadBalancerArn,
        Protocol: "HTTP",
        Port: 80,
        DefaultActions: [answer],
      }),
    );
    await client.send(
      new elbv2.CreateRuleCommand({
        ListenerArn: Listeners?.[0]?.ListenerArn,
        Priority: 1,
        Conditions: [{ Field: "path-pattern", Values: ["/old/*"] }],
        Actions: [answer],
      }),
    );
  },
});
