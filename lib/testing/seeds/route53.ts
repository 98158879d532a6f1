import * as sdk from "@aws-sdk/client-route-53";
import { defineSeed } from "../seed";
import { restXmlAnswer } from "../xml";

const record: sdk.ResourceRecordSet = {
  Name: "www.whole.example",
  Type: "A",
  TTL: 60,
  ResourceRecords: [{ Value: "192.0.2.1" }],
};

/** A public zone with a record, a private one, and a health check. */
export const seed = defineSeed({
  async make({ config, vpc }) {
    const client = new sdk.Route53Client(config);
    const { HostedZone } = await client.send(
      new sdk.CreateHostedZoneCommand({ Name: "whole.example", CallerReference: "public" }),
    );
    await client.send(
      new sdk.CreateHostedZoneCommand({
        Name: "inside.example",
        CallerReference: "private",
        HostedZoneConfig: { PrivateZone: true },
        VPC: { VPCId: vpc, VPCRegion: "eu-west-1" },
      }),
    );
    await client.send(
      new sdk.ChangeResourceRecordSetsCommand({
        HostedZoneId: HostedZone?.Id,
        ChangeBatch: { Changes: [{ Action: "CREATE", ResourceRecordSet: record }] },
      }),
    );
    await client.send(
      new sdk.CreateHealthCheckCommand({
        CallerReference: "www",
        HealthCheckConfig: { Type: "HTTPS", FullyQualifiedDomainName: "www.whole.example", Port: 443 },
      }),
    );
  },
  answers: {
    "route53.ListQueryLoggingConfigs": restXmlAnswer("ListQueryLoggingConfigsResponse", {
      "QueryLoggingConfigs/QueryLoggingConfig": [{ Id: "q-1", HostedZoneId: "Z1", CloudWatchLogsLogGroupArn: "" }],
    }),
  },
});
