import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { relateArns } from "../relate-arn";
import { defineResourceType } from "../resource";

const text = z.string().optional();
const deadLetters = z.looseObject({ Arn: text }).nullish();

/** Only here when the tags could not be read. */
const Tags = readOf(z.never()).optional();

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeEventBus.html */
export const eventBus = defineResourceType({
  type: "AWS::Events::EventBus",
  service: "events",
  title: "EventBridge event buses",
  // Names of partners' buses hold slashes.
  arn: "events:event-bus/**",
  cli: "events describe-event-bus --name {id}",
  schema: z.looseObject({
    Name: z.string(),
    Arn: z.string(),
    /** Who may send to it: JSON text. */
    Policy: text,
    EventBus: readOf(z.looseObject({ KmsKeyIdentifier: text, DeadLetterConfig: deadLetters })),
    Tags,
  }),
  relations: ({ EventBus }) =>
    EventBus.seen
      ? [
          ...relate("is encrypted by", "AWS::KMS::Key", [EventBus.value.KmsKeyIdentifier]),
          ...relateArns("sends failures to", [EventBus.value.DeadLetterConfig?.Arn]),
        ]
      : [],
});

const target = z.looseObject({ Id: text, Arn: text, RoleArn: text, DeadLetterConfig: deadLetters });

/**
 * Rules with their targets. Of what targets are sent (inputs, headers, parameters) only names and presence are kept.
 * https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Target.html
 */
export const eventRule = defineResourceType({
  type: "AWS::Events::Rule",
  service: "events",
  title: "EventBridge rules",
  arn: "events:rule/**",
  cli: "events describe-rule --event-bus-name {.EventBusName} --name {.Name}",
  schema: z.looseObject({
    Name: z.string(),
    Arn: z.string(),
    EventBusName: text,
    /** JSON text. */
    EventPattern: text,
    ScheduleExpression: text,
    State: text,
    RoleArn: text,
    /** The AWS service that made it and looks after it. */
    ManagedBy: text,
    Targets: readOf(z.array(target)),
    Tags,
  }),
  drop: ["State"],
  relations: ({ EventBusName, RoleArn, Targets }) => {
    const targets = Targets.seen ? Targets.value : [];
    return [
      ...relate("listens to", "AWS::Events::EventBus", [EventBusName]),
      ...relate("acts as", "AWS::IAM::Role", [RoleArn, ...targets.map((one) => one.RoleArn)]),
      ...relateArns(
        "delivers to",
        targets.map((one) => one.Arn),
      ),
      ...relateArns(
        "sends failures to",
        targets.map((one) => one.DeadLetterConfig?.Arn),
      ),
    ];
  },
});

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeArchive.html */
export const eventArchive = defineResourceType({
  type: "AWS::Events::Archive",
  service: "events",
  title: "EventBridge archives",
  arn: "events:archive/*",
  cli: "events describe-archive --archive-name {id}",
  schema: z.looseObject({
    ArchiveName: z.string(),
    EventSourceArn: text,
    Archive: readOf(z.looseObject({ EventPattern: text, KmsKeyIdentifier: text })),
  }),
  volatileState: true,
  runtime: ["SizeBytes", "EventCount", "StateReason"],
  drop: ["State"],
  relations: ({ EventSourceArn, Archive }) => [
    ...relateArns("keeps events of", [EventSourceArn]),
    ...relate("is encrypted by", "AWS::KMS::Key", [Archive.seen ? Archive.value.KmsKeyIdentifier : null]),
  ],
});

/**
 * Connections. What they sign in with is not kept; EventBridge has it in a secret that the connection names.
 * https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeConnection.html
 */
export const eventConnection = defineResourceType({
  type: "AWS::Events::Connection",
  service: "events",
  title: "EventBridge connections",
  arn: "events:connection/**",
  cli: "events describe-connection --name {id}",
  schema: z.looseObject({
    Name: z.string(),
    AuthorizationType: text,
    Connection: readOf(z.looseObject({ SecretArn: text, KmsKeyIdentifier: text })),
  }),
  volatileState: true,
  runtime: ["LastAuthorizedTime", "StateReason"],
  drop: ["ConnectionState"],
  relations: ({ Connection }) =>
    Connection.seen
      ? [
          ...relate("signs in with", "AWS::SecretsManager::Secret", [Connection.value.SecretArn]),
          ...relate("is encrypted by", "AWS::KMS::Key", [Connection.value.KmsKeyIdentifier]),
        ]
      : [],
});

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ApiDestination.html */
export const apiDestination = defineResourceType({
  type: "AWS::Events::ApiDestination",
  service: "events",
  title: "EventBridge API destinations",
  arn: "events:api-destination/**",
  cli: "events describe-api-destination --name {id}",
  schema: z.looseObject({
    Name: z.string(),
    ConnectionArn: text,
    /** Of the address only the host: the rest is often a secret. */
    InvocationEndpoint: text,
    HttpMethod: text,
  }),
  drop: ["ApiDestinationState"],
  relations: ({ ConnectionArn }) => relate("signs in by", "AWS::Events::Connection", [ConnectionArn]),
});
