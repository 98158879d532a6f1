/** A kind of thing that tells what a company runs, with its words. */
export type Subject = { type: string; one: string; many: string };

/** What a first look at an account asks for, in the order in which it is told. */
export type Chapter = {
  title: string;
  /** True for things that run or store data: nobody has them without having made them, or paid for them. */
  works: boolean;
  subjects: readonly Subject[];
};

function subject(type: string, one: string, many = `${one}s`): Subject {
  return { type, one, many };
}

export const CHAPTERS: readonly Chapter[] = [
  {
    title: "Compute",
    works: true,
    subjects: [
      subject("AWS::EC2::Instance", "EC2 instance"),
      subject("AWS::AutoScaling::AutoScalingGroup", "Auto Scaling group"),
      subject("AWS::ECS::Service", "ECS service"),
      subject("AWS::EKS::Cluster", "EKS cluster"),
      subject("AWS::Lambda::Function", "Lambda function"),
      subject("AWS::ElasticBeanstalk::Environment", "Beanstalk environment"),
      subject("AWS::AppRunner::Service", "App Runner service"),
      subject("AWS::Lightsail::Instance", "Lightsail instance"),
    ],
  },
  {
    title: "Databases",
    works: true,
    subjects: [
      subject("AWS::RDS::DBInstance", "RDS instance"),
      subject("AWS::RDS::DBCluster", "RDS cluster"),
      subject("AWS::DynamoDB::Table", "DynamoDB table"),
      subject("AWS::ElastiCache::CacheCluster", "ElastiCache cluster"),
      subject("AWS::Redshift::Cluster", "Redshift cluster"),
      subject("AWS::OpenSearchService::Domain", "OpenSearch domain"),
      subject("AWS::DocDB::DBCluster", "DocumentDB cluster"),
      subject("AWS::Neptune::DBCluster", "Neptune cluster"),
      subject("AWS::MemoryDB::Cluster", "MemoryDB cluster"),
    ],
  },
  {
    title: "Files and disks",
    works: true,
    subjects: [
      subject("AWS::S3::Bucket", "S3 bucket"),
      subject("AWS::EC2::Volume", "EBS volume"),
      subject("AWS::EFS::FileSystem", "EFS file system"),
      subject("AWS::FSx::FileSystem", "FSx file system"),
    ],
  },
  {
    title: "Queues and events",
    works: true,
    subjects: [
      subject("AWS::SQS::Queue", "SQS queue"),
      subject("AWS::SNS::Topic", "SNS topic"),
      subject("AWS::Kinesis::Stream", "Kinesis stream"),
      subject("AWS::StepFunctions::StateMachine", "state machine"),
      subject("AWS::MSK::Cluster", "MSK cluster"),
    ],
  },
  {
    title: "Ways in",
    works: false,
    subjects: [
      subject("AWS::ElasticLoadBalancingV2::LoadBalancer", "load balancer"),
      subject("AWS::ElasticLoadBalancing::LoadBalancer", "classic load balancer"),
      subject("AWS::ElasticLoadBalancingV2::Listener", "listener"),
      subject("AWS::ElasticLoadBalancingV2::TargetGroup", "target group"),
      subject("AWS::CloudFront::Distribution", "CloudFront distribution"),
      subject("AWS::ApiGateway::RestApi", "REST API"),
      subject("AWS::ApiGatewayV2::Api", "HTTP or WebSocket API"),
      subject("AWS::Route53::HostedZone", "hosted zone"),
      subject("AWS::EC2::EIP", "Elastic IP address", "Elastic IP addresses"),
    ],
  },
  {
    title: "People and roles",
    works: false,
    subjects: [
      subject("AWS::IAM::User", "IAM user"),
      subject("AWS::IAM::Group", "IAM group"),
      subject("AWS::IAM::Role", "IAM role"),
      subject("AWS::IdentityStore::User", "Identity Center user"),
    ],
  },
  {
    title: "Made by templates",
    works: false,
    subjects: [subject("AWS::CloudFormation::Stack", "CloudFormation stack")],
  },
];

/** Types of all chapters. */
export const SUBJECT_TYPES: readonly string[] = CHAPTERS.flatMap(({ subjects }) => subjects.map(({ type }) => type));

/** Types of things that run or store data. */
export const WORKING_TYPES: readonly string[] = CHAPTERS.filter(({ works }) => works).flatMap(({ subjects }) =>
  subjects.map(({ type }) => type),
);

/** Types whose changes decide who gets in or what is noticed; they are told before others. */
export const SECURITY_TYPES: readonly string[] = [
  "AWS::IAM::User",
  "AWS::IAM::Role",
  "AWS::IAM::Group",
  "AWS::IAM::ManagedPolicy",
  "AWS::IAM::RootUser",
  "AWS::IAM::AccountSettings",
  "AWS::IAM::OIDCProvider",
  "AWS::IAM::SAMLProvider",
  "AWS::EC2::SecurityGroup",
  "AWS::EC2::NetworkAcl",
  "AWS::EC2::InternetGateway",
  "AWS::EC2::VPCPeeringConnection",
  "AWS::EC2::RegionSettings",
  "AWS::S3::AccountPublicAccessBlock",
  "AWS::S3::Bucket",
  "AWS::KMS::Key",
  "AWS::CloudTrail::Trail",
  "AWS::GuardDuty::Detector",
  "AWS::SecurityHub::Hub",
  "AWS::Config::ConfigurationRecorder",
  "AWS::AccessAnalyzer::Analyzer",
  "AWS::SSO::PermissionSet",
];
