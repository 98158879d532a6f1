import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();
const flag = z.boolean().optional();
const ids = z.array(z.string()).optional();
/** Only here when the tags could not be read. */
const Tags = readOf(z.never()).optional();

/**
 * Databases and users.
 * https://docs.aws.amazon.com/redshift-serverless/latest/APIReference/API_Namespace.html
 */
export const redshiftNamespace = defineResourceType({
  type: "AWS::RedshiftServerless::Namespace",
  service: "redshiftserverless",
  title: "Redshift Serverless namespaces",
  arn: "redshift-serverless:namespace/*",
  cli: "redshift-serverless get-namespace --namespace-name {id}",
  schema: z.looseObject({
    namespaceName: z.string(),
    namespaceArn: z.string(),
    namespaceId: text,
    kmsKeyId: text,
    iamRoles: ids,
    defaultIamRoleArn: text,
    /** `useractivitylog`, `userlog`, `connectionlog`: what is logged to CloudWatch. */
    logExports: ids,
    adminPasswordSecretArn: text,
    Tags,
  }),
  volatileState: true,
  drop: ["status"],
  relations: (namespace) => [
    ...relate("is encrypted by", "AWS::KMS::Key", [namespace.kmsKeyId]),
    ...relate("acts as", "AWS::IAM::Role", [...(namespace.iamRoles ?? []), namespace.defaultIamRoleArn]),
    ...relate("keeps its password in", "AWS::SecretsManager::Secret", [namespace.adminPasswordSecretArn]),
  ],
});

/**
 * Computing power for a namespace, and its door.
 * https://docs.aws.amazon.com/redshift-serverless/latest/APIReference/API_Workgroup.html
 */
export const redshiftWorkgroup = defineResourceType({
  type: "AWS::RedshiftServerless::Workgroup",
  service: "redshiftserverless",
  title: "Redshift Serverless workgroups",
  arn: "redshift-serverless:workgroup/*",
  cli: "redshift-serverless get-workgroup --workgroup-name {id}",
  schema: z.looseObject({
    workgroupName: z.string(),
    workgroupArn: z.string(),
    namespaceName: text,
    publiclyAccessible: flag,
    enhancedVpcRouting: flag,
    endpoint: z
      .looseObject({
        address: text,
        port: z.number().optional(),
        vpcEndpoints: z.array(z.looseObject({ vpcEndpointId: text, vpcId: text })).optional(),
      })
      .optional(),
    securityGroupIds: ids,
    subnetIds: ids,
    configParameters: z.array(z.looseObject({ parameterKey: text, parameterValue: text })).optional(),
    customDomainCertificateArn: text,
    Tags,
  }),
  volatileState: true,
  runtime: ["customDomainCertificateExpiryTime", "patchVersion", "workgroupVersion"],
  drop: ["status"],
  relations: (workgroup) => [
    ...relate("serves", "AWS::RedshiftServerless::Namespace", [workgroup.namespaceName]),
    ...relate("is part of", "AWS::EC2::VPC", workgroup.endpoint?.vpcEndpoints?.map((endpoint) => endpoint.vpcId) ?? []),
    ...relate("stands in", "AWS::EC2::Subnet", workgroup.subnetIds ?? []),
    ...relate("is guarded by", "AWS::EC2::SecurityGroup", workgroup.securityGroupIds ?? []),
    ...relate("shows", "AWS::CertificateManager::Certificate", [workgroup.customDomainCertificateArn]),
  ],
});
