import { errorAnswer, jsonAnswer, xmlAnswer } from "@/lib/testing/wire-answers";
import type { WireRequest } from "@/lib/testing/wire-operation";
import type { WireAnswers } from "@/lib/testing/wire-server";
import { restXmlAnswer } from "@/lib/testing/xml";
import { functionArn } from "./functions";
import { ACCOUNT, HOME } from "./world";

const at = (when: string) => Date.parse(`${when}Z`) / 1000;
const home = (request: WireRequest, there: object, elsewhere: object) =>
  jsonAnswer(request.region === HOME ? there : elsewhere);
const empty = (...lists: string[]) => jsonAnswer(Object.fromEntries(lists.map((list) => [list, []])));

function xml(service: string, operation: string, content: string, wrapped = true): WireAnswers {
  const inside = wrapped ? `<${operation}Result>${content}</${operation}Result>` : content;
  return { [`${service}.${operation}`]: xmlAnswer(`<${operation}Response>${inside}</${operation}Response>`) };
}
const ec2 = (operation: string, content: string) =>
  xml("ec2", operation, `<requestId>r-1</requestId>${content}`, false);
const noItems = { Quantity: 0, MaxItems: 100 };

/** What the company has, or verifiably has not, in services that the emulator lacks. */
export const lacks: WireAnswers = {
  "access-analyzer.ListAnalyzers": empty("analyzers"),
  "account.GetAccountInformation": jsonAnswer({
    AccountId: ACCOUNT,
    AccountName: "pinecrate",
    AccountCreatedDate: "2017-03-02T09:31:00Z",
    AccountState: "ACTIVE",
  }),
  "account.GetContactInformation": jsonAnswer({
    ContactInformation: {
      FullName: "Joon Park",
      CompanyName: "Pinecrate B.V.",
      AddressLine1: "Kratenweg 12",
      City: "Rotterdam",
      CountryCode: "NL",
      PhoneNumber: "+31000000000",
    },
  }),
  "account.ListRegions": jsonAnswer({ Regions: [{ RegionName: HOME, RegionOptStatus: "ENABLED_BY_DEFAULT" }] }),
  "apigateway.GetAuthorizers": ({ path }) => (path.startsWith("/v2/") ? empty("items") : null),
  "apprunner.ListServices": empty("ServiceSummaryList"),
  "apprunner.ListVpcConnectors": empty("VpcConnectors"),
  ...xml("autoscaling", "DescribeNotificationConfigurations", "<NotificationConfigurations/>"),
  "backup.GetBackupVaultAccessPolicy": (request) => notFound(request),
  "backup.GetBackupVaultNotifications": (request) => notFound(request),
  "backup.ListBackupSelections": jsonAnswer({
    BackupSelectionsList: [
      {
        SelectionId: "7d3a1c52-0b9e-4f61-8c2d-95e4b7f0a186",
        SelectionName: "tagged",
        CreationDate: at("2024-11-11T08:47:00"),
        IamRoleArn: `arn:aws:iam::${ACCOUNT}:role/backup-default`,
      },
    ],
  }),
  "backup.GetBackupSelection": jsonAnswer({
    BackupSelection: {
      SelectionName: "tagged",
      IamRoleArn: `arn:aws:iam::${ACCOUNT}:role/backup-default`,
      Resources: [],
      // Nothing in the account has this tag.
      ListOfTags: [{ ConditionType: "STRINGEQUALS", ConditionKey: "backup", ConditionValue: "daily" }],
    },
  }),
  "cloudfront.ListCachePolicies": restXmlAnswer("CachePolicyList", noItems),
  "cloudfront.ListOriginRequestPolicies": restXmlAnswer("OriginRequestPolicyList", noItems),
  "cloudfront.ListResponseHeadersPolicies": restXmlAnswer("ResponseHeadersPolicyList", noItems),
  "cloudfront.ListFunctions": restXmlAnswer("FunctionList", noItems),
  "cloudfront.ListVpcOrigins": restXmlAnswer("VpcOriginList", { ...noItems, IsTruncated: false }),
  "cloudfront.ListCloudFrontOriginAccessIdentities": restXmlAnswer("CloudFrontOriginAccessIdentityList", {
    ...noItems,
    IsTruncated: false,
  }),
  "codecommit.ListRepositories": empty("repositories"),
  "config.DescribeConformancePacks": empty("ConformancePackDetails"),
  "directconnect.DescribeDirectConnectGateways": empty("directConnectGateways"),
  "directconnect.DescribeVirtualInterfaces": empty("virtualInterfaces"),
  ...ec2("DescribeClientVpnEndpoints", "<clientVpnEndpoint/>"),
  ...ec2("DescribeReservedInstances", "<reservedInstancesSet/>"),
  ...ec2("DescribeSecurityGroupVpcAssociations", "<securityGroupVpcAssociationSet/>"),
  ...ec2("DescribeVpcBlockPublicAccessExclusions", "<vpcBlockPublicAccessExclusionSet/>"),
  ...ec2(
    "DescribeVpcBlockPublicAccessOptions",
    `<vpcBlockPublicAccessOptions><internetGatewayBlockMode>off</internetGatewayBlockMode></vpcBlockPublicAccessOptions>`,
  ),
  ...ec2("GetEbsDefaultKmsKeyId", "<kmsKeyId>alias/aws/ebs</kmsKeyId>"),
  ...ec2("GetImageBlockPublicAccessState", "<imageBlockPublicAccessState>unblocked</imageBlockPublicAccessState>"),
  ...ec2("GetInstanceMetadataDefaults", "<accountLevel/>"),
  ...ec2("GetSerialConsoleAccessStatus", "<serialConsoleAccessEnabled>false</serialConsoleAccessEnabled>"),
  ...ec2("GetSnapshotBlockPublicAccessState", "<state>unblocked</state>"),
  "ecr.DescribePullThroughCacheRules": empty("pullThroughCacheRules"),
  "ecs.DescribeCapacityProviders": empty("capacityProviders"),
  ...xml("elasticache", "DescribeServerlessCaches", "<ServerlessCaches/>"),
  "globalaccelerator.ListAccelerators": empty("Accelerators"),
  "iam.ListOrganizationsFeatures": (request) =>
    errorAnswer(request, 400, "AccountNotManagementOrDelegatedAdministrator", "Only the management account may ask."),
  ...xml("iam", "ListServiceSpecificCredentials", "<ServiceSpecificCredentials/><IsTruncated>false</IsTruncated>"),
  "inspector2.BatchGetAccountStatus": jsonAnswer({
    accounts: [
      {
        accountId: ACCOUNT,
        state: { status: "DISABLED" },
        resourceState: { ec2: { status: "DISABLED" }, ecr: { status: "DISABLED" }, lambda: { status: "DISABLED" } },
      },
    ],
    failedAccounts: [],
  }),
  "lambda.ListFunctionUrlConfigs": ({ path }) =>
    jsonAnswer({
      FunctionUrlConfigs: path.includes("test-dk")
        ? [
            {
              FunctionUrl: `https://k2vq7zpd4wcr3h5ntxj6m0ayse8fbgul.lambda-url.${HOME}.on.aws/`,
              FunctionArn: functionArn("test-dk"),
              CreationTime: "2022-04-11T15:20:00Z",
              LastModifiedTime: "2022-04-11T15:20:00Z",
              AuthType: "NONE",
            },
          ]
        : [],
    }),
  "lightsail.GetActiveNames": empty("activeNames"),
  "lightsail.GetBuckets": empty("buckets"),
  "lightsail.GetContainerServices": empty("containerServices"),
  "lightsail.GetDisks": empty("disks"),
  "lightsail.GetInstances": empty("instances"),
  "lightsail.GetKeyPairs": empty("keyPairs"),
  "lightsail.GetLoadBalancers": empty("loadBalancers"),
  "lightsail.GetRelationalDatabases": empty("relationalDatabases"),
  "lightsail.GetStaticIps": empty("staticIps"),
  "macie2.GetMacieSession": (request) => errorAnswer(request, 403, "AccessDeniedException", "Macie is not enabled."),
  // The emulator has these, with a default thing in each region that AWS does not make.
  "memorydb.DescribeClusters": empty("Clusters"),
  "memorydb.DescribeSubnetGroups": empty("SubnetGroups"),
  ...xml("redshift", "DescribeClusterParameterGroups", "<ParameterGroups/>"),
  "workspaces.DescribeWorkspaceDirectories": empty("Directories"),
  "workspaces.DescribeWorkspaces": empty("Workspaces"),
  "organizations.DescribeOrganization": jsonAnswer({
    Organization: {
      Id: "o-4w7k1pz9ta",
      Arn: "arn:aws:organizations::111122223333:organization/o-4w7k1pz9ta",
      FeatureSet: "ALL",
      MasterAccountId: "111122223333",
      MasterAccountArn: "arn:aws:organizations::111122223333:account/o-4w7k1pz9ta/111122223333",
      MasterAccountEmail: "aws@holding.example",
    },
  }),
  "ram.GetResourceShares": empty("resourceShares"),
  "redshift-serverless.ListNamespaces": empty("namespaces"),
  "redshift-serverless.ListWorkgroups": empty("workgroups"),
  "s3.GetBucketPolicyStatus": ({ path, host }) => {
    const isPublic = /pinecrate-(?:static|press-kit)/.test(`${host}${path}`);
    return xmlAnswer(`<PolicyStatus><IsPublic>${isPublic}</IsPublic></PolicyStatus>`);
  },
  "ses.GetAccount": (request) =>
    home(
      request,
      { SendingEnabled: true, ProductionAccessEnabled: true, EnforcementStatus: "HEALTHY" },
      { SendingEnabled: false, ProductionAccessEnabled: false, EnforcementStatus: "HEALTHY" },
    ),
  "ses.ListConfigurationSets": (request) => home(request, { ConfigurationSets: ["orders"] }, { ConfigurationSets: [] }),
  "ses.GetConfigurationSet": jsonAnswer({ ConfigurationSetName: "orders", DeliveryOptions: { TlsPolicy: "OPTIONAL" } }),
  "ses.GetConfigurationSetEventDestinations": empty("EventDestinations"),
  "ses.ListEmailIdentities": (request) =>
    home(
      request,
      {
        EmailIdentities: [
          { IdentityName: "pinecrate.example", IdentityType: "DOMAIN", VerificationStatus: "SUCCESS" },
          { IdentityName: "kratje.example", IdentityType: "DOMAIN", VerificationStatus: "FAILED" },
          { IdentityName: "jpark@pinecrate.example", IdentityType: "EMAIL_ADDRESS", VerificationStatus: "SUCCESS" },
        ],
      },
      { EmailIdentities: [] },
    ),
  "ses.GetEmailIdentity": ({ path }) =>
    path.includes("jpark")
      ? jsonAnswer({ IdentityType: "EMAIL_ADDRESS", VerifiedForSendingStatus: true })
      : jsonAnswer({
          IdentityType: "DOMAIN",
          VerifiedForSendingStatus: path.includes("pinecrate"),
          DkimAttributes: { SigningEnabled: false, Status: path.includes("pinecrate") ? "NOT_STARTED" : "FAILED" },
        }),
  "ssm.DescribeInstanceInformation": (request) =>
    home(request, { InstanceInformationList: MACHINES }, { InstanceInformationList: [] }),
  "ssm.DescribeInstancePatchStates": empty("InstancePatchStates"),
  "ssm.ListAssociations": empty("Associations"),
  "sso.ListInstances": empty("Instances"),
  "workspaces.DescribeIpGroups": empty("Result"),
};

/** Machines that once had an agent: on most it has been silent for years. */
const MACHINES = [
  agent("i-03ac6e59d27f81b40", "web-1", "ConnectionLost", "2024-01-17T03:12:00", "2.3.701.0", "16.04"),
  agent("i-0c93d1e7fa20b4586", "web-2", "ConnectionLost", "2024-01-17T03:14:00", "2.3.701.0", "16.04"),
  agent("i-08d4c5170ea93bf62", "metabase", "Online", "2026-08-31T05:58:00", "3.1.804.0", "18.04"),
];

function agent(
  InstanceId: string,
  name: string,
  PingStatus: string,
  last: string,
  AgentVersion: string,
  ubuntu: string,
) {
  return {
    InstanceId,
    ComputerName: name,
    PingStatus,
    LastPingDateTime: at(last),
    AgentVersion,
    PlatformType: "Linux",
    PlatformName: "Ubuntu",
    PlatformVersion: ubuntu,
    ResourceType: "EC2Instance",
  };
}

function notFound(request: WireRequest) {
  return errorAnswer(request, 400, "ResourceNotFoundException", "Nothing is set for this vault.");
}
