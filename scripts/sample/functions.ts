import { EventBridge } from "@aws-sdk/client-eventbridge";
import { Lambda, type Runtime } from "@aws-sdk/client-lambda";
import { Scheduler } from "@aws-sdk/client-scheduler";
import { SFN } from "@aws-sdk/client-sfn";
import { SNS } from "@aws-sdk/client-sns";
import { SQS } from "@aws-sdk/client-sqs";
import { ACCOUNT, HOME, policy, type World } from "./world";

const role = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;
const queueArn = (name: string) => `arn:aws:sqs:${HOME}:${ACCOUNT}:${name}`;
const topicArn = (name: string) => `arn:aws:sns:${HOME}:${ACCOUNT}:${name}`;
export const functionArn = (name: string) => `arn:aws:lambda:${HOME}:${ACCOUNT}:function:${name}`;

const FUNCTIONS: [name: string, when: string, runtime: Runtime, variables: string[], tags?: Record<string, string>][] =
  [
    ["image-resize", "2021-03-15 08:20", "nodejs12.x", ["BUCKET", "QUALITY"], { env: "prod" }],
    ["webhook-payments", "2021-03-15 08:44", "nodejs12.x", ["STRIPE_SECRET_KEY", "QUEUE_URL"], { env: "prod" }],
    ["webhook-parcels", "2021-03-15 08:51", "nodejs12.x", ["PARCEL_TOKEN", "QUEUE_URL"], { env: "prod" }],
    ["pdf-invoice", "2021-06-22 13:02", "python3.8", ["BUCKET", "SMTP_PASSWORD"], { Env: "prod", Owner: "svedova" }],
    ["abandoned-cart", "2021-11-02 10:30", "python3.8", ["TABLE", "TEMPLATE"], { Owner: "svedova" }],
    ["slack-notify", "2020-09-14 15:15", "python3.7", ["SLACK_WEBHOOK"]],
    ["newsletter-sync", "2023-01-10 09:40", "python3.9", ["MAILER_API_KEY"]],
    ["order-status", "2023-05-04 10:40", "nodejs18.x", ["TABLE", "LOG_LEVEL"], { Owner: "dkowal" }],
    ["order-import", "2023-05-04 10:52", "nodejs18.x", ["TABLE", "FTP_HOST", "FTP_PASSWORD"], { Owner: "dkowal" }],
    ["stock-feed", "2024-02-26 11:11", "nodejs20.x", ["FEED_URL"], { team: "catalogue" }],
    ["stop-staging-at-night", "2022-11-21 17:20", "python3.9", ["INSTANCE_IDS"]],
    ["test-dk", "2022-03-08 16:00", "nodejs14.x", []],
    ["rds-snapshot-copy", "2021-01-05 09:09", "python3.7", ["DB_NAME"], { Owner: "jpark" }],
  ];

/** The loose ends that do real work: functions, what feeds them, and who is told. */
export async function makeFunctions(world: World): Promise<void> {
  await makeTopics(world);
  await makeQueues(world);
  const lambda = world.aws(Lambda);
  for (const [FunctionName, when, Runtime, names, Tags] of FUNCTIONS) {
    await world.at(when);
    await lambda.createFunction({
      FunctionName,
      Runtime,
      Role: role(FunctionName === "newsletter-sync" ? "newsletter-role-8x1k2" : "lambda-shared"),
      Handler: Runtime.startsWith("python") ? "handler.main" : "index.handler",
      Code: { ZipFile: archive(FunctionName) },
      MemorySize: FunctionName === "image-resize" ? 1536 : 128,
      Timeout: FunctionName === "order-import" ? 900 : 30,
      Environment: { Variables: Object.fromEntries(names.map((name) => [name, "never-stored-variable"])) },
      ...(Tags ? { Tags } : {}),
    });
  }
  await world.at("2021-03-15 09:00");
  await lambda.createEventSourceMapping({ FunctionName: "image-resize", EventSourceArn: queueArn("pinecrate-images") });
  await world.at("2023-05-04 11:10");
  await lambda.createEventSourceMapping({ FunctionName: "order-import", EventSourceArn: queueArn("pinecrate-import") });
  await makeSchedules(world);
  await makeWorkflow(world);
}

/** An archive without files whose comment gives it a size and a hash of its own. */
function archive(name: string): Uint8Array {
  const weight = [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 50_000, 7) + 2_000;
  const end = [0x50, 0x4b, 5, 6, ...new Array<number>(16).fill(0), weight % 256, Math.floor(weight / 256)];
  return Buffer.concat([Uint8Array.from(end), Buffer.from(name.repeat(weight).slice(0, weight))]);
}

async function makeTopics(world: World): Promise<void> {
  const sns = world.aws(SNS);
  for (const [Name, when, protocol, endpoint] of [
    ["alerts", "2018-06-12 10:00", "email", "jpark@pinecrate.example"],
    ["billing-alarm", "2017-03-02 12:31", "email", "office@pinecrate.example"],
    ["pager", "2021-02-01 09:15", "https", "https://events.pager.example/integration/enqueue"],
    ["order-events", "2023-05-04 10:31", "sqs", queueArn("order-mail")],
    ["deploys", "2022-03-14 10:20", "lambda", functionArn("slack-notify")],
    ["NotifyMe", "2017-05-02 10:25", "", ""],
  ] as const) {
    await world.at(when);
    await sns.createTopic({ Name });
    if (protocol) await sns.subscribe({ TopicArn: topicArn(Name), Protocol: protocol, Endpoint: endpoint });
  }
}

async function makeQueues(world: World): Promise<void> {
  const sqs = world.aws(SQS);
  for (const [QueueName, when, Attributes, tags] of [
    ["pinecrate-images-dead", "2021-03-15 08:10", {}, {}],
    [
      "pinecrate-images",
      "2021-03-15 08:12",
      {
        RedrivePolicy: JSON.stringify({ deadLetterTargetArn: queueArn("pinecrate-images-dead"), maxReceiveCount: "5" }),
      },
      { env: "prod" },
    ],
    [
      "pinecrate-import",
      "2023-05-04 10:20",
      {
        Policy: policy({
          Sid: "AllowWrite",
          Effect: "Allow",
          Principal: "*",
          Action: "sqs:SendMessage",
          Resource: queueArn("pinecrate-import"),
        }),
      },
      { team: "catalogue" },
    ],
    ["order-mail", "2021-06-22 12:40", {}, { Env: "prod" }],
    ["jobs-default", "2021-01-27 10:55", { MessageRetentionPeriod: "1209600" }, { env: "production" }],
    ["jobs-staging", "2021-10-04 10:31", {}, { Environment: "staging" }],
  ] as const) {
    await world.at(when);
    await sqs.createQueue({ QueueName, Attributes, tags });
  }
}

async function makeSchedules(world: World): Promise<void> {
  const events = world.aws(EventBridge);
  for (const [Name, when, ScheduleExpression, target, State] of [
    ["nightly-db-copy", "2021-01-05 09:20", "cron(15 2 * * ? *)", "rds-snapshot-copy", "DISABLED"],
    ["abandoned-cart-hourly", "2021-11-02 10:44", "rate(1 hour)", "abandoned-cart", "ENABLED"],
    ["newsletter-sync", "2023-01-10 09:52", "rate(15 minutes)", "newsletter-sync", "ENABLED"],
    ["staging-stop", "2022-11-21 17:31", "cron(0 20 ? * MON-FRI *)", "stop-staging-at-night", "ENABLED"],
  ] as const) {
    await world.at(when);
    await events.putRule({ Name, ScheduleExpression, State });
    await events.putTargets({ Rule: Name, Targets: [{ Id: "1", Arn: functionArn(target) }] });
  }
  await world.at("2022-03-14 10:25");
  const EventPattern = JSON.stringify({
    source: ["aws.codepipeline"],
    "detail-type": ["CodePipeline Pipeline Execution State Change"],
  });
  await events.putRule({ Name: "pipeline-to-slack", EventPattern });
  await events.putTargets({ Rule: "pipeline-to-slack", Targets: [{ Id: "topic", Arn: topicArn("deploys") }] });
  await world.at("2024-02-26 11:30");
  await world.aws(Scheduler).createSchedule({
    Name: "stock-feed-morning",
    ScheduleExpression: "cron(30 5 * * ? *)",
    ScheduleExpressionTimezone: "Europe/Amsterdam",
    FlexibleTimeWindow: { Mode: "OFF" },
    Target: { Arn: functionArn("stock-feed"), RoleArn: role("states-orders") },
  });
}

async function makeWorkflow(world: World): Promise<void> {
  await world.at("2023-05-04 11:42");
  const task = (name: string, next?: string) => ({
    Type: "Task",
    Resource: functionArn(name),
    ...(next ? { Next: next } : { End: true }),
  });
  await world.aws(SFN).createStateMachine({
    name: "order-import",
    roleArn: role("states-orders"),
    definition: JSON.stringify({
      StartAt: "Fetch",
      States: { Fetch: task("order-import", "Invoice"), Invoice: task("pdf-invoice") },
    }),
    tags: [{ key: "Owner", value: "dkowal" }],
  });
}
