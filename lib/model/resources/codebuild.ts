import { z } from "zod";
import { relate } from "../relate";
import { defineResourceType, type Relation } from "../resource";

const text = z.string().optional();
const flag = z.boolean().optional();
const texts = z.array(z.string()).optional();

const source = z.looseObject({
  type: text,
  /** An address, without the credentials that somebody may have written into it. */
  location: text,
  /** True when the address held a user name or a password. */
  locationHoldsCredentials: flag,
  /** Path or S3 ARN of the build's instructions; absent when they are the default, or written into the project. */
  buildspec: text,
  /** True when the instructions are written into the project; they are not kept. */
  buildspecInline: flag,
  insecureSsl: flag,
  auth: z.looseObject({ type: text, resource: text }).optional(),
});

const artifacts = z.looseObject({ type: text, location: text, encryptionDisabled: flag });

/**
 * Build projects. Of environment variables the names are kept, and which parameter or secret a value comes from.
 * https://docs.aws.amazon.com/codebuild/latest/APIReference/API_Project.html
 */
export const project = defineResourceType({
  type: "AWS::CodeBuild::Project",
  service: "codebuild",
  title: "CodeBuild projects",
  arn: "codebuild:project/*",
  cli: "codebuild batch-get-projects --names {id}",
  schema: z.looseObject({
    name: z.string(),
    arn: z.string(),
    source: source.optional(),
    secondarySources: z.array(source).optional(),
    artifacts: artifacts.optional(),
    secondaryArtifacts: z.array(artifacts).optional(),
    cache: z.looseObject({ type: text, location: text }).optional(),
    environment: z
      .looseObject({
        type: text,
        image: text,
        computeType: text,
        privilegedMode: flag,
        environmentVariables: z.array(z.looseObject({ name: text, type: text, value: text })).optional(),
        registryCredential: z.looseObject({ credential: text }).optional(),
        fleet: z.looseObject({ fleetArn: text }).optional(),
      })
      .optional(),
    serviceRole: text,
    resourceAccessRole: text,
    encryptionKey: text,
    projectVisibility: text,
    vpcConfig: z.looseObject({ vpcId: text, subnets: texts, securityGroupIds: texts }).optional(),
    logsConfig: z
      .looseObject({
        cloudWatchLogs: z.looseObject({ status: text, groupName: text }).optional(),
        s3Logs: z.looseObject({ status: text, location: text, encryptionDisabled: flag }).optional(),
      })
      .optional(),
    fileSystemLocations: z.array(z.looseObject({ location: text })).optional(),
  }),
  runtime: ["environment.dockerServer.status", "webhook.status", "webhook.statusMessage"],
  // Addresses with a token in them.
  drop: ["badge.badgeRequestUrl", "webhook.payloadUrl"],
  relations: (project) => {
    const { environment, logsConfig, vpcConfig } = project;
    const sources = [...(project.source ? [project.source] : []), ...(project.secondarySources ?? [])];
    const outputs = [...(project.artifacts ? [project.artifacts] : []), ...(project.secondaryArtifacts ?? [])];
    return [
      ...relate("acts as", "AWS::IAM::Role", [project.serviceRole]),
      ...relate("shows its builds as", "AWS::IAM::Role", [project.resourceAccessRole]),
      ...relate("is part of", "AWS::EC2::VPC", [vpcConfig?.vpcId]),
      ...relate("reaches out from", "AWS::EC2::Subnet", vpcConfig?.subnets ?? []),
      ...relate("is guarded by", "AWS::EC2::SecurityGroup", vpcConfig?.securityGroupIds ?? []),
      ...relate("encrypts with", "AWS::KMS::Key", [project.encryptionKey]),
      ...sources.flatMap(readsFrom),
      ...relate(
        "writes to",
        "AWS::S3::Bucket",
        outputs.map(({ type, location }) => (type === "S3" ? bucket(location) : null)),
      ),
      ...relate("caches in", "AWS::S3::Bucket", [project.cache?.type === "S3" ? bucket(project.cache.location) : null]),
      ...relate("logs to", "AWS::Logs::LogGroup", [logsConfig?.cloudWatchLogs?.groupName]),
      ...relate("logs to", "AWS::S3::Bucket", [bucket(logsConfig?.s3Logs?.location)]),
      ...relate("signs in with", "AWS::SecretsManager::Secret", [environment?.registryCredential?.credential]),
      ...relate("runs on", "AWS::CodeBuild::Fleet", [environment?.fleet?.fleetArn]),
      ...(environment?.environmentVariables ?? []).flatMap(looksUp),
    ];
  },
});

/** Bucket of a place in S3: `bucket/path`, or an ARN. */
function bucket(location: string | undefined): string | undefined {
  return location?.replace(/^arn:[^:]*:s3:::/, "").split("/")[0];
}

function readsFrom({ type, location, auth }: z.infer<typeof source>): Relation[] {
  const through =
    auth?.type === "CODECONNECTIONS"
      ? relate("reads through", "AWS::CodeConnections::Connection", [auth?.resource])
      : relate("signs in with", "AWS::SecretsManager::Secret", [
          auth?.type === "SECRETS_MANAGER" ? auth.resource : null,
        ]);
  switch (type) {
    case "CODECOMMIT":
      return [...relate("reads", "AWS::CodeCommit::Repository", [location?.split("/").at(-1)]), ...through];
    case "S3":
      return [...relate("reads", "AWS::S3::Bucket", [bucket(location)]), ...through];
    default:
      return through;
  }
}

/** Parameter or secret in which a variable is looked up. A secret may be followed by a key, a stage and a version. */
function looksUp({ type, value }: { type?: string | undefined; value?: string | undefined }): Relation[] {
  if (type === "PARAMETER_STORE") return relate("looks up", "AWS::SSM::Parameter", [value]);
  const secret = /^(arn:(?:[^:]*:){5}[^:]+|[^:]+)/.exec(value ?? "")?.[1];
  return type === "SECRETS_MANAGER" ? relate("looks up", "AWS::SecretsManager::Secret", [secret]) : [];
}
