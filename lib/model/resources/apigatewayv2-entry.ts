import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();
const texts = z.array(z.string()).optional();
const drop = ["Tags"];

/**
 * Regional domain names, with the APIs of both versions that hang on them.
 * https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/domainnames-domainname.html
 */
export const domainNameV2 = defineResourceType({
  type: "AWS::ApiGatewayV2::DomainName",
  service: "apigatewayv2",
  title: "API domain names (regional)",
  arn: "apigateway:/domainnames/*",
  cli: "apigatewayv2 get-domain-name --domain-name {id}",
  schema: z.looseObject({
    DomainName: z.string(),
    DomainNameConfigurations: z
      .array(
        z.looseObject({
          /** AWS's name for it, to which the DNS record leads. */
          ApiGatewayDomainName: text,
          HostedZoneId: text,
          CertificateArn: text,
          EndpointType: text,
          SecurityPolicy: text,
        }),
      )
      .optional(),
    MutualTlsAuthentication: z.looseObject({ TruststoreUri: text }).optional(),
    /** Of either kind of API; the key is the first part of the path. */
    ApiMappings: readOf(z.array(z.looseObject({ ApiId: text, ApiMappingKey: text, Stage: text }))),
  }),
  runtime: ["DomainNameConfigurations[].DomainNameStatus", "DomainNameConfigurations[].DomainNameStatusMessage"],
  drop,
  relations: (one) => [
    ...relate(
      "presents",
      "AWS::CertificateManager::Certificate",
      one.DomainNameConfigurations?.map(({ CertificateArn }) => CertificateArn) ?? [],
    ),
    // The answer does not tell an HTTP API from a REST API, and their ids never meet.
    ...(one.ApiMappings.seen ? one.ApiMappings.value : []).flatMap(({ ApiId }) => [
      ...relate("leads to", "AWS::ApiGatewayV2::Api", [ApiId]),
      ...relate("leads to", "AWS::ApiGateway::RestApi", [ApiId]),
    ]),
  ],
});

/** https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/vpclinks-vpclinkid.html */
export const vpcLinkV2 = defineResourceType({
  type: "AWS::ApiGatewayV2::VpcLink",
  service: "apigatewayv2",
  title: "VPC links of HTTP APIs",
  arn: "apigateway:/vpclinks/*",
  cli: "apigatewayv2 get-vpc-link --vpc-link-id {id}",
  schema: z.looseObject({ VpcLinkId: z.string(), Name: text, SubnetIds: texts, SecurityGroupIds: texts }),
  volatileState: true,
  runtime: ["VpcLinkStatusMessage"],
  drop: [...drop, "VpcLinkStatus"],
  relations: (one) => [
    ...relate("reaches out from", "AWS::EC2::Subnet", one.SubnetIds ?? []),
    ...relate("is guarded by", "AWS::EC2::SecurityGroup", one.SecurityGroupIds ?? []),
  ],
});
