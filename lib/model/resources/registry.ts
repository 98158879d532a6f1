import type { ResourceType } from "../resource";
import { analyzer } from "./accessanalyzer";
import { accountType } from "./account";
import { certificate } from "./acm";
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
import { configRule, configurationAggregator, configurationRecorder, conformancePack, deliveryChannel } from "./config";
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
import { capacityProvider, containerInstance, ecsCluster } from "./ecs";
import { ecsService, taskDefinition } from "./ecs-services";
import { cacheCluster, cacheSubnetGroup, replicationGroup, serverlessCache } from "./elasticache";
import { classicLoadBalancer } from "./elb";
import { listener, listenerRule, loadBalancer, targetGroup } from "./elbv2";
import { apiDestination, eventArchive, eventBus, eventConnection, eventRule } from "./events";
import { awsManagedPolicy, group, managedPolicy, role, user } from "./iam";
import { accountSettings, rootUser } from "./iam-account";
import { instanceProfile, oidcProvider, samlProvider, serverCertificate, virtualMfaDevice } from "./iam-credentials";
import { dataStream, streamConsumer } from "./kinesis";
import { alias, key } from "./kms";
import { eventSourceMapping, lambdaFunction } from "./lambda";
import { logGroup, metricFilter, resourcePolicy, subscriptionFilter } from "./logs";
import { delivery, deliveryDestination, deliverySource, logDestination } from "./logs-delivery";
import { memorydbCluster, memorydbSubnetGroup } from "./memorydb";
import { openSearchDomain } from "./opensearch";
import { pipe } from "./pipes";
import { dbCluster, dbInstance, globalCluster } from "./rds";
import { dbClusterParameterGroup, dbParameterGroup, dbSubnetGroup } from "./rds-groups";
import { dbProxy, eventSubscription } from "./rds-proxies";
import { dbClusterSnapshot, dbSnapshot } from "./rds-snapshots";
import { healthCheck, hostedZone, queryLoggingConfig, recordSet } from "./route53";
import { domain } from "./route53domains";
import { accessPoint, accountPublicAccessBlock, bucket } from "./s3";
import { schedule, scheduleGroup } from "./scheduler";
import { secret } from "./secretsmanager";
import { subscription, topic } from "./sns";
import { queue } from "./sqs";
import { maintenanceWindow, managedInstance, patchBaseline, ssmAssociation, ssmDocument, ssmParameter } from "./ssm";
import { activity, stateMachine } from "./stepfunctions";
import { taggedResource } from "./tagging";

/** Every resource type, sorted by name. Add yours here; a test compares the list with the collectors. */
export const resourceTypes: readonly ResourceType[] = [
  analyzer,
  accountType,
  certificate,
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
  configRule,
  configurationAggregator,
  configurationRecorder,
  conformancePack,
  deliveryChannel,
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
  capacityProvider,
  ecsCluster,
  containerInstance,
  ecsService,
  taskDefinition,
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
  alias,
  key,
  dataStream,
  streamConsumer,
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
  memorydbCluster,
  memorydbSubnetGroup,
  openSearchDomain,
  pipe,
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
  healthCheck,
  hostedZone,
  queryLoggingConfig,
  recordSet,
  domain,
  accessPoint,
  accountPublicAccessBlock,
  bucket,
  subscription,
  topic,
  queue,
  ssmAssociation,
  ssmDocument,
  maintenanceWindow,
  managedInstance,
  ssmParameter,
  patchBaseline,
  schedule,
  scheduleGroup,
  secret,
  activity,
  stateMachine,
  taggedResource,
];

const byName = new Map(resourceTypes.map((type) => [type.type, type]));

/** The declaration of a resource type by its CloudFormation name, undefined for types of newer or foreign snapshots. */
export function resourceTypeOf(name: string): ResourceType | undefined {
  return byName.get(name);
}
