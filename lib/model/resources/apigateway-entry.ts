import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();
const texts = z.array(z.string()).optional();
const drop = ["tags"];

/**
 * Domain names of which every region's edge or a VPC endpoint is the entry; regional ones belong to API Gateway's
 * second version, which also knows what HTTP APIs hang on them.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_DomainName.html
 */
export const domainName = defineResourceType({
  type: "AWS::ApiGateway::DomainName",
  service: "apigateway",
  title: "API domain names (edge and private)",
  arn: "apigateway:/domainnames/*",
  cli: "apigateway get-domain-name --domain-name {id}",
  schema: z.looseObject({
    domainName: z.string(),
    certificateArn: text,
    /** CloudFront's name for it, to which the DNS record leads. */
    distributionDomainName: text,
    endpointConfiguration: z.looseObject({ types: texts }).optional(),
    mutualTlsAuthentication: z.looseObject({ truststoreUri: text }).optional(),
    securityPolicy: text,
    policy: z.unknown().optional(),
    basePathMappings: readOf(z.array(z.looseObject({ basePath: text, restApiId: text, stage: text }))),
  }),
  runtime: ["domainNameStatus", "domainNameStatusMessage"],
  drop,
  relations: (one) => [
    ...relate("presents", "AWS::CertificateManager::Certificate", [one.certificateArn]),
    ...relate(
      "leads to",
      "AWS::ApiGateway::RestApi",
      one.basePathMappings.seen ? one.basePathMappings.value.map(({ restApiId }) => restApiId) : [],
    ),
  ],
});

/** https://docs.aws.amazon.com/apigateway/latest/api/API_VpcLink.html */
export const vpcLink = defineResourceType({
  type: "AWS::ApiGateway::VpcLink",
  service: "apigateway",
  title: "VPC links of REST APIs",
  arn: "apigateway:/vpclinks/*",
  cli: "apigateway get-vpc-link --vpc-link-id {id}",
  schema: z.looseObject({ id: z.string(), name: text, targetArns: texts }),
  volatileState: true,
  runtime: ["statusMessage"],
  drop: [...drop, "status"],
  relations: ({ targetArns }) => relate("leads to", "AWS::ElasticLoadBalancingV2::LoadBalancer", targetArns ?? []),
});

/** https://docs.aws.amazon.com/apigateway/latest/api/API_UsagePlan.html */
export const usagePlan = defineResourceType({
  type: "AWS::ApiGateway::UsagePlan",
  service: "apigateway",
  title: "API usage plans",
  arn: "apigateway:/usageplans/*",
  cli: "apigateway get-usage-plan --usage-plan-id {id}",
  schema: z.looseObject({
    id: z.string(),
    name: text,
    apiStages: z.array(z.looseObject({ apiId: text, stage: text })).optional(),
  }),
  drop,
  relations: ({ apiStages }) =>
    relate("limits", "AWS::ApiGateway::Stage", apiStages?.map(({ apiId, stage }) => `${apiId}/${stage}`) ?? []),
});

/**
 * Keys that callers send. Their values are never asked for.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_ApiKey.html
 */
export const apiKey = defineResourceType({
  type: "AWS::ApiGateway::ApiKey",
  service: "apigateway",
  title: "API keys",
  arn: "apigateway:/apikeys/*",
  cli: "apigateway get-api-key --api-key {id}",
  schema: z.looseObject({
    id: z.string(),
    name: text,
    enabled: z.boolean().optional(),
    /** `API/STAGE` each. */
    stageKeys: texts,
  }),
  drop: [...drop, "value"],
  relations: ({ stageKeys }) => relate("opens", "AWS::ApiGateway::Stage", stageKeys ?? []),
});
