import * as sdk from "@aws-sdk/client-config-service";
import { defineSeed } from "../seed";
import { jsonAnswer } from "../wire-answers";

export const seed = defineSeed({
  make: async ({ config, role, bucket }) => {
    const client = new sdk.ConfigServiceClient(config);
    const recordingGroup = { allSupported: true, includeGlobalResourceTypes: true };
    await client.send(
      new sdk.PutConfigurationRecorderCommand({
        ConfigurationRecorder: { name: "default", roleARN: role, recordingGroup },
      }),
    );
    await client.send(
      new sdk.PutDeliveryChannelCommand({ DeliveryChannel: { name: "default", s3BucketName: bucket } }),
    );
    await client.send(
      new sdk.PutConfigRuleCommand({
        ConfigRule: {
          ConfigRuleName: "volumes",
          Source: { Owner: "AWS", SourceIdentifier: "ENCRYPTED_VOLUMES" },
        },
      }),
    );
    await client.send(
      new sdk.PutConfigurationAggregatorCommand({
        ConfigurationAggregatorName: "all",
        AccountAggregationSources: [{ AccountIds: ["111111111111"], AllAwsRegions: true }],
      }),
    );
  },
  // The emulator knows packs of organizations only, and has no status of a channel that never delivered.
  answers: ({ awsAccountId, config }) => ({
    "config.DescribeDeliveryChannelStatus": jsonAnswer({
      DeliveryChannelsStatus: [{ name: "default", configHistoryDeliveryInfo: { lastStatus: "SUCCESS" } }],
    }),
    "config.DescribeConformancePacks": jsonAnswer({
      ConformancePackDetails: [
        {
          ConformancePackName: "basics",
          ConformancePackArn: `arn:aws:config:${config.region}:${awsAccountId}:conformance-pack/basics/conformance-pack-1`,
          ConformancePackId: "conformance-pack-1",
        },
      ],
    }),
  }),
});
