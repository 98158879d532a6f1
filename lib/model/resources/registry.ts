import type { ResourceType } from "../resource";
import { analyzer } from "./accessanalyzer";
import { accountType } from "./account";
import { certificate } from "./acm";
import { apiResource, authorizer, restApi, stage } from "./apigateway";
import { apiKey, domainName, usagePlan, vpcLink } from "./apigateway-entry";
import { apiV2, authorizerV2, integrationV2, routeV2, stageV2 } from "./apigatewayv2";
import { domainNameV2, vpcLinkV2 } from "./apigatewayv2-entry";
import { appRunnerService, appRunnerVpcConnector } from "./apprunner";
import { dataSource, graphqlApi } from "./appsync";
import { workGroup } from "./athena";
import { autoScalingGroup, launchConfiguration, scalingPolicy, scheduledAction } from "./autoscaling";
import { backupPlan, backupSelection, backupVault } from "./backup";
import { computeEnvironment, jobDefinition, jobQueue } from "./batch";
import { budget } from "./budgets";
import { stack, stackSet } from "./cloudformation";
import { distribution } from "./cloudfront";
import {
  cachePolicy,
  cloudFrontFunction,
  keyGroup,
  originAccessControl,
  originAccessIdentity,
  originRequestPolicy,
  responseHeadersPolicy,
  vpcOrigin,
} from "./cloudfront-parts";
import { trail } from "./cloudtrail";
import { compositeAlarm, dashboard, metricAlarm } from "./cloudwatch";
import { project } from "./codebuild";
import { repository } from "./codecommit";
import { application, deploymentGroup } from "./codedeploy";
import { pipeline } from "./codepipeline";
import { identityPool, userPool, userPoolClient, userPoolDomain } from "./cognito";
import { configRule, configurationAggregator, configurationRecorder, conformancePack, deliveryChannel } from "./config";
import { connection, directConnectGateway, virtualInterface } from "./directconnect";
import { docdbCluster, docdbInstance } from "./docdb";
import { table } from "./dynamodb";
import { instance, keyPair, launchTemplate, regionSettings, reservedInstances } from "./ec2";
import { elasticIp, networkInterface } from "./ec2-addresses";
import { vpcEndpointService } from "./ec2-endpoint-services";
import { networkAcl, prefixList, securityGroup } from "./ec2-firewall";
import { dhcpOptions, flowLog, subnet, vpc } from "./ec2-network";
import {
  egressOnlyInternetGateway,
  internetGateway,
  natGateway,
  routeTable,
  vpcEndpoint,
  vpcPeeringConnection,
} from "./ec2-routing";
import { image, snapshot, volume } from "./ec2-storage";
import { transitGateway, transitGatewayAttachment, transitGatewayRouteTable } from "./ec2-transit";
import { clientVpnEndpoint, customerGateway, vpnConnection, vpnGateway } from "./ec2-vpn";
import { ecrRegistry, ecrRepository, pullThroughCacheRule } from "./ecr";
import { capacityProvider, containerInstance, ecsCluster } from "./ecs";
import { ecsService, taskDefinition } from "./ecs-services";
import { efsAccessPoint, fileSystem, mountTarget } from "./efs";
import { accessEntry, addon, eksCluster, fargateProfile, nodegroup, podIdentityAssociation } from "./eks";
import { cacheCluster, cacheSubnetGroup, replicationGroup, serverlessCache } from "./elasticache";
import { beanstalkApplication, beanstalkEnvironment } from "./elasticbeanstalk";
import { classicLoadBalancer } from "./elb";
import { listener, listenerRule, loadBalancer, targetGroup } from "./elbv2";
import { apiDestination, eventArchive, eventBus, eventConnection, eventRule } from "./events";
import { deliveryStream } from "./firehose";
import { fsxFileSystem } from "./fsx";
import { glacierVault } from "./glacier";
import { accelerator, acceleratorListener, endpointGroup } from "./globalaccelerator";
import { glueConnection, glueCrawler, glueDatabase, glueJob, glueTrigger } from "./glue";
import { detector, guardDutyMember, publishingDestination } from "./guardduty";
import { awsManagedPolicy, group, managedPolicy, role, user } from "./iam";
import { accountSettings, rootUser } from "./iam-account";
import { instanceProfile, oidcProvider, samlProvider, serverCertificate, virtualMfaDevice } from "./iam-credentials";
import { identityCenter, identityGroup, identityUser, permissionSet } from "./identitycenter";
import { inspectorStatus } from "./inspector";
import { kafkaCluster } from "./kafka";
import { dataStream, streamConsumer } from "./kinesis";
import { alias, key } from "./kms";
import { eventSourceMapping, lambdaFunction } from "./lambda";
import {
  lightsailBucket,
  lightsailContainerService,
  lightsailDatabase,
  lightsailDisk,
  lightsailInstance,
  lightsailKeyPair,
  lightsailLoadBalancer,
  lightsailStaticIp,
} from "./lightsail";
import { logGroup, metricFilter, resourcePolicy, subscriptionFilter } from "./logs";
import { delivery, deliveryDestination, deliverySource, logDestination } from "./logs-delivery";
import { classificationJob, macieSession } from "./macie";
import { memorydbCluster, memorydbSubnetGroup } from "./memorydb";
import { broker } from "./mq";
import { neptuneCluster, neptuneInstance } from "./neptune";
import { firewall } from "./networkfirewall";
import { openSearchDomain } from "./opensearch";
import {
  organization,
  organizationAccount,
  organizationalUnit,
  organizationPolicy,
  organizationRoot,
} from "./organizations";
import { pipe } from "./pipes";
import { resourceShare } from "./ram";
import { dbCluster, dbInstance, globalCluster } from "./rds";
import { dbClusterParameterGroup, dbParameterGroup, dbSubnetGroup } from "./rds-groups";
import { dbProxy, eventSubscription } from "./rds-proxies";
import { dbClusterSnapshot, dbSnapshot } from "./rds-snapshots";
import { redshiftCluster, redshiftParameterGroup, redshiftSubnetGroup } from "./redshift";
import { redshiftNamespace, redshiftWorkgroup } from "./redshiftserverless";
import { healthCheck, hostedZone, queryLoggingConfig, recordSet } from "./route53";
import { domain } from "./route53domains";
import { accessPoint, accountPublicAccessBlock, bucket } from "./s3";
import { schedule, scheduleGroup } from "./scheduler";
import { secret } from "./secretsmanager";
import { securityHub, securityStandard } from "./securityhub";
import { httpNamespace, privateDnsNamespace, publicDnsNamespace, service } from "./servicediscovery";
import { configurationSet, emailIdentity, sesAccount } from "./ses";
import { subscription, topic } from "./sns";
import { queue } from "./sqs";
import { maintenanceWindow, managedInstance, patchBaseline, ssmAssociation, ssmDocument, ssmParameter } from "./ssm";
import { activity, stateMachine } from "./stepfunctions";
import { taggedResource } from "./tagging";
import { transferServer, transferUser } from "./transfer";
import { ipSet, ruleGroup, webAcl } from "./wafv2";
import { workspace, workspaceDirectory, workspaceIpGroup } from "./workspaces";

/** Every resource type, sorted by name. Add yours here; a test compares the list with the collectors. */
export const resourceTypes: readonly ResourceType[] = [
  analyzer,
  accountType,
  broker,
  apiKey,
  authorizer,
  domainName,
  apiResource,
  restApi,
  stage,
  usagePlan,
  vpcLink,
  authorizerV2,
  domainNameV2,
  integrationV2,
  routeV2,
  stageV2,
  vpcLinkV2,
  appRunnerService,
  appRunnerVpcConnector,
  dataSource,
  workGroup,
  backupPlan,
  backupSelection,
  backupVault,
  computeEnvironment,
  jobDefinition,
  jobQueue,
  budget,
  certificate,
  autoScalingGroup,
  launchConfiguration,
  scalingPolicy,
  scheduledAction,
  stack,
  stackSet,
  cachePolicy,
  originAccessIdentity,
  distribution,
  cloudFrontFunction,
  keyGroup,
  originAccessControl,
  originRequestPolicy,
  responseHeadersPolicy,
  vpcOrigin,
  trail,
  metricAlarm,
  compositeAlarm,
  dashboard,
  project,
  repository,
  application,
  deploymentGroup,
  pipeline,
  identityPool,
  userPoolClient,
  userPoolDomain,
  configRule,
  configurationAggregator,
  configurationRecorder,
  conformancePack,
  deliveryChannel,
  docdbCluster,
  docdbInstance,
  connection,
  virtualInterface,
  directConnectGateway,
  efsAccessPoint,
  fileSystem,
  mountTarget,
  beanstalkApplication,
  beanstalkEnvironment,
  fsxFileSystem,
  glacierVault,
  accelerator,
  acceleratorListener,
  endpointGroup,
  glueConnection,
  glueCrawler,
  glueDatabase,
  glueJob,
  glueTrigger,
  lightsailBucket,
  lightsailContainerService,
  lightsailDatabase,
  lightsailDisk,
  lightsailInstance,
  lightsailKeyPair,
  lightsailLoadBalancer,
  lightsailStaticIp,
  firewall,
  table,
  clientVpnEndpoint,
  customerGateway,
  dhcpOptions,
  elasticIp,
  egressOnlyInternetGateway,
  flowLog,
  image,
  instance,
  internetGateway,
  keyPair,
  launchTemplate,
  natGateway,
  networkAcl,
  networkInterface,
  prefixList,
  regionSettings,
  reservedInstances,
  routeTable,
  securityGroup,
  snapshot,
  subnet,
  transitGateway,
  transitGatewayAttachment,
  transitGatewayRouteTable,
  vpc,
  vpcEndpoint,
  vpcEndpointService,
  vpcPeeringConnection,
  vpnConnection,
  vpnGateway,
  volume,
  pullThroughCacheRule,
  ecrRegistry,
  ecrRepository,
  capacityProvider,
  ecsCluster,
  containerInstance,
  ecsService,
  taskDefinition,
  accessEntry,
  addon,
  eksCluster,
  fargateProfile,
  nodegroup,
  podIdentityAssociation,
  cacheCluster,
  replicationGroup,
  serverlessCache,
  cacheSubnetGroup,
  classicLoadBalancer,
  listener,
  listenerRule,
  loadBalancer,
  targetGroup,
  apiDestination,
  eventArchive,
  eventConnection,
  eventBus,
  eventRule,
  detector,
  guardDutyMember,
  publishingDestination,
  awsManagedPolicy,
  accountSettings,
  group,
  instanceProfile,
  managedPolicy,
  oidcProvider,
  role,
  rootUser,
  samlProvider,
  serverCertificate,
  user,
  virtualMfaDevice,
  identityGroup,
  identityUser,
  inspectorStatus,
  alias,
  key,
  dataStream,
  streamConsumer,
  deliveryStream,
  eventSourceMapping,
  lambdaFunction,
  delivery,
  deliveryDestination,
  deliverySource,
  logDestination,
  logGroup,
  metricFilter,
  resourcePolicy,
  subscriptionFilter,
  kafkaCluster,
  classificationJob,
  macieSession,
  memorydbCluster,
  memorydbSubnetGroup,
  neptuneCluster,
  neptuneInstance,
  openSearchDomain,
  organizationAccount,
  organization,
  organizationalUnit,
  organizationPolicy,
  organizationRoot,
  pipe,
  resourceShare,
  dbCluster,
  dbClusterParameterGroup,
  dbClusterSnapshot,
  dbInstance,
  dbParameterGroup,
  dbProxy,
  dbSnapshot,
  dbSubnetGroup,
  eventSubscription,
  globalCluster,
  redshiftCluster,
  redshiftParameterGroup,
  redshiftSubnetGroup,
  redshiftNamespace,
  redshiftWorkgroup,
  healthCheck,
  hostedZone,
  queryLoggingConfig,
  recordSet,
  domain,
  accessPoint,
  accountPublicAccessBlock,
  bucket,
  httpNamespace,
  privateDnsNamespace,
  publicDnsNamespace,
  sesAccount,
  configurationSet,
  emailIdentity,
  service,
  subscription,
  topic,
  queue,
  ssmAssociation,
  ssmDocument,
  maintenanceWindow,
  managedInstance,
  ssmParameter,
  patchBaseline,
  identityCenter,
  permissionSet,
  schedule,
  scheduleGroup,
  secret,
  securityHub,
  securityStandard,
  activity,
  stateMachine,
  transferServer,
  transferUser,
  workspaceDirectory,
  workspaceIpGroup,
  workspace,
  taggedResource,
  apiV2,
  ipSet,
  ruleGroup,
  webAcl,
  userPool,
  graphqlApi,
];

const byName = new Map(resourceTypes.map((type) => [type.type, type]));

/** The declaration of a resource type by its CloudFormation name, undefined for types of newer or foreign snapshots. */
export function resourceTypeOf(name: string): ResourceType | undefined {
  return byName.get(name);
}
