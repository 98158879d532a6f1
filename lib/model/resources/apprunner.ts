import { z } from "zod";
import { relateImages, relateSecrets } from "../container-references";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();
const ids = z.array(z.string()).optional();

/** How containers are started, without values of variables and the command's own words. */
const started = z.looseObject({
  Port: text,
  RuntimeEnvironmentVariableNames: z.array(z.string()).optional(),
  /** ARNs of secrets and parameters, by the variable that is given each. */
  RuntimeEnvironmentSecrets: z.record(z.string(), z.string()).optional(),
});

/** https://docs.aws.amazon.com/apprunner/latest/api/API_Service.html */
export const appRunnerService = defineResourceType({
  type: "AWS::AppRunner::Service",
  service: "apprunner",
  title: "App Runner services",
  arn: "apprunner:service/**",
  cli: "apprunner describe-service --service-arn {arn}",
  schema: z.looseObject({
    ServiceName: z.string(),
    ServiceId: text,
    ServiceUrl: text,
    SourceConfiguration: z
      .looseObject({
        AuthenticationConfiguration: z.looseObject({ AccessRoleArn: text, ConnectionArn: text }).optional(),
        ImageRepository: z
          .looseObject({ ImageIdentifier: text, ImageRepositoryType: text, ImageConfiguration: started.optional() })
          .optional(),
        CodeRepository: z
          .looseObject({
            RepositoryUrl: text,
            CodeConfiguration: z.looseObject({ CodeConfigurationValues: started.optional() }).optional(),
          })
          .optional(),
      })
      .optional(),
    InstanceConfiguration: z.looseObject({ InstanceRoleArn: text }).optional(),
    NetworkConfiguration: z
      .looseObject({
        EgressConfiguration: z.looseObject({ EgressType: text, VpcConnectorArn: text }).optional(),
        IngressConfiguration: z.looseObject({ IsPubliclyAccessible: z.boolean().optional() }).optional(),
      })
      .optional(),
    EncryptionConfiguration: z.looseObject({ KmsKey: text }).optional(),
    /** Only here when the tags could not be read. */
    Tags: readOf(z.never()).optional(),
  }),
  volatileState: true,
  runtime: ["UpdatedAt"],
  drop: ["Status"],
  relations: ({ ServiceName, ServiceId, SourceConfiguration: source, ...service }) => {
    const code = source?.CodeRepository?.CodeConfiguration?.CodeConfigurationValues;
    const configurations = [source?.ImageRepository?.ImageConfiguration, code];
    return [
      ...relate("acts as", "AWS::IAM::Role", [service.InstanceConfiguration?.InstanceRoleArn]),
      ...relate("pulls images as", "AWS::IAM::Role", [source?.AuthenticationConfiguration?.AccessRoleArn]),
      ...relateImages([source?.ImageRepository?.ImageIdentifier]),
      ...relateSecrets(
        "is given",
        configurations.flatMap((one) => Object.values(one?.RuntimeEnvironmentSecrets ?? {})),
      ),
      ...relate("reaches out through", "AWS::AppRunner::VpcConnector", [
        service.NetworkConfiguration?.EgressConfiguration?.VpcConnectorArn,
      ]),
      ...relate("is encrypted by", "AWS::KMS::Key", [service.EncryptionConfiguration?.KmsKey]),
      // https://docs.aws.amazon.com/apprunner/latest/dg/monitor-cwl.html
      ...relate("logs to", "AWS::Logs::LogGroup", [
        `/aws/apprunner/${ServiceName}/${ServiceId}/application`,
        `/aws/apprunner/${ServiceName}/${ServiceId}/service`,
      ]),
    ];
  },
});

/** https://docs.aws.amazon.com/apprunner/latest/api/API_VpcConnector.html */
export const appRunnerVpcConnector = defineResourceType({
  type: "AWS::AppRunner::VpcConnector",
  service: "apprunner",
  title: "App Runner VPC connectors",
  arn: "apprunner:vpcconnector/**",
  cli: "apprunner describe-vpc-connector --vpc-connector-arn {arn}",
  schema: z.looseObject({ VpcConnectorName: z.string(), Subnets: ids, SecurityGroups: ids }),
  drop: ["Status"],
  relations: ({ Subnets, SecurityGroups }) => [
    ...relate("reaches out from", "AWS::EC2::Subnet", Subnets ?? []),
    ...relate("is guarded by", "AWS::EC2::SecurityGroup", SecurityGroups ?? []),
  ],
});
