import {
  type ConfigRule,
  ConfigServiceClient,
  DescribeConfigurationRecorderStatusCommand,
  DescribeConfigurationRecordersCommand,
  DescribeDeliveryChannelStatusCommand,
  DescribeDeliveryChannelsCommand,
  paginateDescribeConfigRules,
  paginateDescribeConfigurationAggregators,
  paginateDescribeConformancePacks,
} from "@aws-sdk/client-config-service";
import {
  configRule,
  configurationAggregator,
  configurationRecorder,
  conformancePack,
  deliveryChannel,
} from "@/lib/model/resources/config";
import { defineCollector, found, listing } from "./define";
import { BULK_TAG_PERMISSIONS, bulkTags } from "./shared/bulk-tags";
import { namesIn } from "./shared/fields";

const recorders = listing([configurationRecorder], async function* (context) {
  const client = context.connect(ConfigServiceClient);
  const { ConfigurationRecorders } = await client.send(new DescribeConfigurationRecordersCommand({}));
  yield* context.each(ConfigurationRecorders ?? [], async (recorder) => {
    const name = recorder.name ?? "";
    const arn = recorder.arn ?? context.arn("config", `configuration-recorder/${name}`);
    const Status = await context.read(async () => {
      const command = new DescribeConfigurationRecorderStatusCommand({ ConfigurationRecorderNames: [name] });
      return (await client.send(command)).ConfigurationRecordersStatus?.[0] ?? null;
    });
    const { tags, unseenTags } = await bulkTags(context, "config", arn);
    return found(configurationRecorder, {
      arn,
      id: name,
      name,
      tags,
      configuration: { ...recorder, Status, ...unseenTags },
    });
  });
});

const channels = listing([deliveryChannel], async function* (context) {
  const client = context.connect(ConfigServiceClient);
  const { DeliveryChannels } = await client.send(new DescribeDeliveryChannelsCommand({}));
  yield* context.each(DeliveryChannels ?? [], async (channel) => {
    const name = channel.name ?? "";
    const Status = await context.read(async () => {
      const command = new DescribeDeliveryChannelStatusCommand({ DeliveryChannelNames: [name] });
      return (await client.send(command)).DeliveryChannelsStatus?.[0] ?? null;
    });
    const arn = context.arn("config", `delivery-channel/${name}`);
    return found(deliveryChannel, { arn, id: name, name, configuration: { ...channel, Status } });
  });
});

const rules = listing([configRule], async function* (context) {
  const client = context.connect(ConfigServiceClient);
  for await (const page of context.paginate(paginateDescribeConfigRules, client, {})) {
    yield* context.each(page.ConfigRules ?? [], async (rule) => {
      const { ConfigRuleArn: arn = "", ConfigRuleName: name = "" } = rule;
      const { tags, unseenTags } = await bulkTags(context, "config", arn);
      const state = rule.ConfigRuleState;
      const configuration = { ...withoutValues(rule), ...unseenTags };
      return found(configRule, { arn, id: name, name, tags, state, configuration });
    });
  }
});

/** Parameters of AWS's own rules mean what AWS says; those of rules that owners write may hold anything. */
function withoutValues({ InputParameters, ...rule }: ConfigRule): object {
  if (InputParameters === undefined || rule.Source?.Owner === "AWS") return { ...rule, InputParameters };
  return { ...rule, InputParameterNames: namesInJson(InputParameters) };
}

function namesInJson(text: string): string[] {
  try {
    return namesIn(JSON.parse(text));
  } catch {
    return [];
  }
}

const packs = listing([conformancePack], async function* (context) {
  const client = context.connect(ConfigServiceClient);
  for await (const page of context.paginate(paginateDescribeConformancePacks, client, { Limit: 20 })) {
    for (const { ConformancePackInputParameters: parameters, ...pack } of page.ConformancePackDetails ?? []) {
      const { ConformancePackArn: arn = "", ConformancePackName: name = "" } = pack;
      const InputParameterNames = parameters?.map(({ ParameterName }) => ParameterName ?? "").sort();
      yield found(conformancePack, { arn, id: name, name, configuration: { ...pack, InputParameterNames } });
    }
  }
});

const aggregators = listing([configurationAggregator], async function* (context) {
  const client = context.connect(ConfigServiceClient);
  for await (const page of context.paginate(paginateDescribeConfigurationAggregators, client, { Limit: 100 })) {
    yield* context.each(page.ConfigurationAggregators ?? [], async (aggregator) => {
      const { ConfigurationAggregatorArn: arn = "", ConfigurationAggregatorName: name = "" } = aggregator;
      const { tags, unseenTags } = await bulkTags(context, "config", arn);
      return found(configurationAggregator, {
        arn,
        id: name,
        name,
        tags,
        configuration: { ...aggregator, ...unseenTags },
      });
    });
  }
});

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsconfig.html */
export const config = defineCollector({
  service: "config",
  scope: "regional",
  permissions: {
    ...BULK_TAG_PERMISSIONS,
    DescribeConfigRules: "config:DescribeConfigRules",
    DescribeConfigurationAggregators: "config:DescribeConfigurationAggregators",
    DescribeConfigurationRecorders: "config:DescribeConfigurationRecorders",
    DescribeConfigurationRecorderStatus: "config:DescribeConfigurationRecorderStatus",
    DescribeConformancePacks: "config:DescribeConformancePacks",
    DescribeDeliveryChannels: "config:DescribeDeliveryChannels",
    DescribeDeliveryChannelStatus: "config:DescribeDeliveryChannelStatus",
  },
  listings: [aggregators, channels, packs, recorders, rules],
});
