import { accessanalyzer } from "./accessanalyzer";
import { account } from "./account";
import { acm } from "./acm";
import { apigateway } from "./apigateway";
import { apigatewayv2 } from "./apigatewayv2";
import { apprunner } from "./apprunner";
import { appsync } from "./appsync";
import { athena } from "./athena";
import { autoscaling } from "./autoscaling";
import { backup } from "./backup";
import { batch } from "./batch";
import { budgets } from "./budgets";
import { cloudformation } from "./cloudformation";
import { cloudfront } from "./cloudfront";
import { cloudtrail } from "./cloudtrail";
import { cloudwatch } from "./cloudwatch";
import { cloudwatchDashboards } from "./cloudwatch-dashboards";
import { codebuild } from "./codebuild";
import { codecommit } from "./codecommit";
import { codedeploy } from "./codedeploy";
import { codepipeline } from "./codepipeline";
import { cognito } from "./cognito";
import { config } from "./config";
import type { Collector } from "./define";
import { directconnect } from "./directconnect";
import { directconnectGateways } from "./directconnect-gateways";
import { docdb } from "./docdb";
import { dynamodb } from "./dynamodb";
import { ec2 } from "./ec2";
import { ecr } from "./ecr";
import { ecs } from "./ecs";
import { efs } from "./efs";
import { eks } from "./eks";
import { elasticache } from "./elasticache";
import { elasticbeanstalk } from "./elasticbeanstalk";
import { elb } from "./elb";
import { elbv2 } from "./elbv2";
import { events } from "./events";
import { firehose } from "./firehose";
import { fsx } from "./fsx";
import { glacier } from "./glacier";
import { globalaccelerator } from "./globalaccelerator";
import { glue } from "./glue";
import { guardduty } from "./guardduty";
import { iam } from "./iam";
import { identitycenter } from "./identitycenter";
import { inspector } from "./inspector";
import { kafka } from "./kafka";
import { kinesis } from "./kinesis";
import { kms } from "./kms";
import { lambda } from "./lambda";
import { lightsail } from "./lightsail";
import { logs } from "./logs";
import { macie } from "./macie";
import { memorydb } from "./memorydb";
import { mq } from "./mq";
import { neptune } from "./neptune";
import { networkfirewall } from "./networkfirewall";
import { opensearch } from "./opensearch";
import { organizations } from "./organizations";
import { pipes } from "./pipes";
import { ram } from "./ram";
import { rds } from "./rds";
import { redshift } from "./redshift";
import { redshiftserverless } from "./redshiftserverless";
import { route53 } from "./route53";
import { route53domains } from "./route53domains";
import { s3 } from "./s3";
import { scheduler } from "./scheduler";
import { secretsmanager } from "./secretsmanager";
import { securityhub } from "./securityhub";
import { servicediscovery } from "./servicediscovery";
import { ses } from "./ses";
import { sns } from "./sns";
import { sqs } from "./sqs";
import { ssm } from "./ssm";
import { stepfunctions } from "./stepfunctions";
import { tagging } from "./tagging";
import { transfer } from "./transfer";
import { wafv2 } from "./wafv2";
import { workspaces } from "./workspaces";

/** Every collector, sorted by service. A test compares the list with the folder. */
export const collectors: readonly Collector[] = [
  accessanalyzer,
  account,
  acm,
  apigateway,
  apigatewayv2,
  apprunner,
  appsync,
  athena,
  autoscaling,
  backup,
  batch,
  budgets,
  cloudformation,
  cloudfront,
  cloudtrail,
  cloudwatch,
  cloudwatchDashboards,
  codebuild,
  codecommit,
  codedeploy,
  codepipeline,
  cognito,
  config,
  directconnect,
  directconnectGateways,
  docdb,
  dynamodb,
  ec2,
  ecr,
  ecs,
  efs,
  eks,
  elasticache,
  elasticbeanstalk,
  elb,
  elbv2,
  events,
  firehose,
  fsx,
  glacier,
  globalaccelerator,
  glue,
  guardduty,
  iam,
  identitycenter,
  inspector,
  kafka,
  kinesis,
  kms,
  lambda,
  lightsail,
  logs,
  macie,
  memorydb,
  mq,
  neptune,
  networkfirewall,
  opensearch,
  organizations,
  pipes,
  ram,
  rds,
  redshift,
  redshiftserverless,
  route53,
  route53domains,
  s3,
  scheduler,
  secretsmanager,
  securityhub,
  servicediscovery,
  ses,
  sns,
  sqs,
  ssm,
  stepfunctions,
  tagging,
  transfer,
  wafv2,
  workspaces,
];
