import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();
const flag = z.boolean().optional();

/** Only here when the tags could not be read. */
const Tags = readOf(z.never()).optional();

/**
 * How far an account may send in a region. Outside of the sandbox it may write to anybody.
 * https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetAccount.html
 */
export const sesAccount = defineResourceType({
  type: "AWS::SES::Account",
  service: "ses",
  title: "SES sending accounts",
  arn: "ses:account",
  cli: "sesv2 get-account",
  schema: z.looseObject({
    SendingEnabled: flag,
    /** False in the sandbox. */
    ProductionAccessEnabled: flag,
    /** `HEALTHY`, `PROBATION` or `SHUTDOWN`. */
    EnforcementStatus: text,
  }),
  runtime: ["SendQuota.SentLast24Hours"],
  // People.
  drop: ["Details.AdditionalContactEmailAddresses"],
});

/**
 * Domains and addresses that are sent from.
 * https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetEmailIdentity.html
 */
export const emailIdentity = defineResourceType({
  type: "AWS::SES::EmailIdentity",
  service: "ses",
  title: "SES identities",
  // The part before the @ may hold a slash.
  arn: "ses:identity/**",
  cli: "sesv2 get-email-identity --email-identity {id}",
  schema: z.looseObject({
    IdentityName: z.string(),
    /** `DOMAIN`, `EMAIL_ADDRESS` or `MANAGED_DOMAIN`. */
    IdentityType: text,
    SendingEnabled: flag,
    VerificationStatus: text,
    Identity: readOf(
      z.looseObject({
        ConfigurationSetName: text,
        DkimAttributes: z.looseObject({ SigningEnabled: flag, Status: text, SigningAttributesOrigin: text }).optional(),
        MailFromAttributes: z
          .looseObject({ MailFromDomain: text, MailFromDomainStatus: text, BehaviorOnMxFailure: text })
          .optional(),
        /** Who may send in its name: policies by name, JSON text each. */
        Policies: z.record(z.string(), z.string()).optional(),
      }),
    ),
    Tags,
  }),
  // When SES looked last, and its own keys, which it renews.
  runtime: ["Identity.VerificationInfo", "Identity.DkimAttributes.LastKeyGenerationTimestamp"],
  relations: ({ Identity }) =>
    relate("sends by", "AWS::SES::ConfigurationSet", [Identity.seen ? Identity.value.ConfigurationSetName : null]),
});

const destination = z.looseObject({
  Name: text,
  Enabled: flag,
  SnsDestination: z.looseObject({ TopicArn: text }).optional(),
  KinesisFirehoseDestination: z.looseObject({ DeliveryStreamArn: text, IamRoleArn: text }).optional(),
  EventBridgeDestination: z.looseObject({ EventBusArn: text }).optional(),
});

/** https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetConfigurationSet.html */
export const configurationSet = defineResourceType({
  type: "AWS::SES::ConfigurationSet",
  service: "ses",
  title: "SES configuration sets",
  arn: "ses:configuration-set/*",
  cli: "sesv2 get-configuration-set --configuration-set-name {id}",
  schema: z.looseObject({
    ConfigurationSetName: z.string(),
    ConfigurationSet: readOf(
      z.looseObject({
        DeliveryOptions: z.looseObject({ TlsPolicy: text, SendingPoolName: text }).optional(),
        SendingOptions: z.looseObject({ SendingEnabled: flag }).optional(),
        TrackingOptions: z.looseObject({ CustomRedirectDomain: text }).optional(),
      }),
    ),
    EventDestinations: readOf(z.array(destination)),
    Tags,
  }),
  runtime: ["ConfigurationSet.ReputationOptions.LastFreshStart"],
  relations: ({ EventDestinations }) => {
    const to = EventDestinations.seen ? EventDestinations.value : [];
    return [
      ...relate(
        "reports to",
        "AWS::SNS::Topic",
        to.map((one) => one.SnsDestination?.TopicArn),
      ),
      ...relate(
        "reports to",
        "AWS::KinesisFirehose::DeliveryStream",
        to.map((one) => one.KinesisFirehoseDestination?.DeliveryStreamArn),
      ),
      ...relate(
        "reports to",
        "AWS::Events::EventBus",
        to.map((one) => one.EventBridgeDestination?.EventBusArn),
      ),
      ...relate(
        "acts as",
        "AWS::IAM::Role",
        to.map((one) => one.KinesisFirehoseDestination?.IamRoleArn),
      ),
    ];
  },
});
