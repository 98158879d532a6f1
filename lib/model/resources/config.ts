import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();
const flag = z.boolean().optional();
/** Only here when the tags could not be read. */
const Tags = readOf(z.never()).optional();

/**
 * Every region calls its recorder `default`; the ARN tells them apart.
 * https://docs.aws.amazon.com/config/latest/APIReference/API_ConfigurationRecorder.html
 */
export const configurationRecorder = defineResourceType({
  type: "AWS::Config::ConfigurationRecorder",
  service: "config",
  title: "Config recorders",
  arn: "config:configuration-recorder/**",
  cli: "configservice describe-configuration-recorders --configuration-recorder-names {id}",
  schema: z.looseObject({
    name: z.string(),
    roleARN: text,
    recordingGroup: z
      .looseObject({
        allSupported: flag,
        includeGlobalResourceTypes: flag,
        resourceTypes: z.array(z.string()).optional(),
        recordingStrategy: z.looseObject({ useOnly: text }).optional(),
        exclusionByResourceTypes: z.looseObject({ resourceTypes: z.array(z.string()).optional() }).optional(),
      })
      .optional(),
    /** Null only when the recorder appeared between two calls. */
    Status: readOf(z.looseObject({ recording: flag, lastStatus: text }).nullable()),
    Tags,
  }),
  runtime: ["Status.lastErrorCode", "Status.lastErrorMessage", "Status.lastStatus", "Status.lastStatusChangeTime"],
  drop: ["Status.arn", "Status.name"],
  relations: ({ roleARN }) => relate("acts as", "AWS::IAM::Role", [roleARN]),
});

/** https://docs.aws.amazon.com/config/latest/APIReference/API_DeliveryChannel.html */
export const deliveryChannel = defineResourceType({
  type: "AWS::Config::DeliveryChannel",
  service: "config",
  title: "Config delivery channels",
  // One in the ARN's form: AWS has none.
  arn: "config:delivery-channel/*",
  cli: "configservice describe-delivery-channels --delivery-channel-names {id}",
  schema: z.looseObject({
    name: z.string(),
    s3BucketName: text,
    s3KmsKeyArn: text,
    snsTopicARN: text,
    /** How the last deliveries went. */
    Status: readOf(z.looseObject({}).nullable()),
  }),
  runtime: ["Status"],
  relations: (channel) => [
    ...relate("writes to", "AWS::S3::Bucket", [channel.s3BucketName]),
    ...relate("notifies", "AWS::SNS::Topic", [channel.snsTopicARN]),
    ...relate("encrypts with", "AWS::KMS::Key", [channel.s3KmsKeyArn]),
  ],
});

/** https://docs.aws.amazon.com/config/latest/APIReference/API_ConfigRule.html */
export const configRule = defineResourceType({
  type: "AWS::Config::ConfigRule",
  service: "config",
  title: "Config rules",
  arn: "config:config-rule/**",
  cli: "configservice describe-config-rules --config-rule-names {id}",
  schema: z.looseObject({
    ConfigRuleName: z.string(),
    ConfigRuleArn: z.string(),
    Source: z.looseObject({ Owner: text, SourceIdentifier: text }).optional(),
    /** JSON text, of AWS's own rules; of others the names, sorted. */
    InputParameters: text,
    InputParameterNames: z.array(z.string()).optional(),
    /** Service that made the rule for itself. */
    CreatedBy: text,
    Tags,
  }),
  relations: ({ Source }) =>
    relate("is judged by", "AWS::Lambda::Function", [
      Source?.Owner === "CUSTOM_LAMBDA" ? Source.SourceIdentifier : null,
    ]),
});

/** https://docs.aws.amazon.com/config/latest/APIReference/API_ConformancePackDetail.html */
export const conformancePack = defineResourceType({
  type: "AWS::Config::ConformancePack",
  service: "config",
  title: "Config conformance packs",
  arn: "config:conformance-pack/**",
  cli: "configservice describe-conformance-packs --conformance-pack-names {id}",
  schema: z.looseObject({
    ConformancePackName: z.string(),
    ConformancePackArn: z.string(),
    DeliveryS3Bucket: text,
    /** Sorted; the values go to rules that owners write as well. */
    InputParameterNames: z.array(z.string()).optional(),
  }),
  relations: ({ DeliveryS3Bucket }) => relate("writes to", "AWS::S3::Bucket", [DeliveryS3Bucket]),
});

/** https://docs.aws.amazon.com/config/latest/APIReference/API_ConfigurationAggregator.html */
export const configurationAggregator = defineResourceType({
  type: "AWS::Config::ConfigurationAggregator",
  service: "config",
  title: "Config aggregators",
  arn: "config:config-aggregator/**",
  cli: "configservice describe-configuration-aggregators --configuration-aggregator-names {id}",
  schema: z.looseObject({
    ConfigurationAggregatorName: z.string(),
    ConfigurationAggregatorArn: z.string(),
    OrganizationAggregationSource: z.looseObject({ RoleArn: text, AllAwsRegions: flag }).optional(),
    AccountAggregationSources: z.array(z.looseObject({ AccountIds: z.array(z.string()).optional() })).optional(),
    Tags,
  }),
  relations: ({ OrganizationAggregationSource: source }) => relate("acts as", "AWS::IAM::Role", [source?.RoleArn]),
});
