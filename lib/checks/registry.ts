import { accessAnalyzerExternal } from "./accessanalyzer/access-analyzer-external";
import { accountContactDetailsCurrent } from "./account/account-contact-details-current";
import { accountSecurityContactRegistered } from "./account/account-security-contact-registered";
import { accountSecurityQuestions } from "./account/account-security-questions";
import { acmCertificateExpiry } from "./acm/acm-certificate-expiry";
import { cloudtrailBucketAccessLogging } from "./cloudtrail/cloudtrail-bucket-access-logging";
import { cloudtrailBucketNotPublic } from "./cloudtrail/cloudtrail-bucket-not-public";
import { cloudtrailCloudwatchLogs } from "./cloudtrail/cloudtrail-cloudwatch-logs";
import { cloudtrailKms } from "./cloudtrail/cloudtrail-kms";
import { cloudtrailLogValidation } from "./cloudtrail/cloudtrail-log-validation";
import { cloudtrailMultiRegion } from "./cloudtrail/cloudtrail-multi-region";
import { cloudtrailS3ReadEvents, cloudtrailS3WriteEvents } from "./cloudtrail/s3-object-events";
import * as alarms from "./cloudwatch/alarms";
import { configRecorderAllRegions } from "./config/config-recorder-all-regions";
import { docdbPubliclyReachable } from "./docdb/docdb-publicly-reachable";
import { cifsNotOpen } from "./ec2/cifs-not-open";
import { defaultSgNoRules } from "./ec2/default-sg-no-rules";
import { ebsEncryptionByDefault } from "./ec2/ebs-encryption-by-default";
import { ec2AllPortsOpen } from "./ec2/ec2-all-ports-open";
import { ec2DataStorePortsOpen } from "./ec2/ec2-data-store-ports-open";
import { ec2DockerApiOpen } from "./ec2/ec2-docker-api-open";
import { ec2Imdsv2 } from "./ec2/ec2-imdsv2";
import { ec2InstanceRoleAttached } from "./ec2/ec2-instance-role-attached";
import { ec2PublicImages } from "./ec2/ec2-public-images";
import { ec2PublicSnapshots } from "./ec2/ec2-public-snapshots";
import { ec2UnattachedAddresses } from "./ec2/ec2-unattached-addresses";
import { ec2UnattachedVolumes } from "./ec2/ec2-unattached-volumes";
import { naclAdminPortsClosed } from "./ec2/nacl-admin-ports-closed";
import { sgAdminPortsClosedIpv4, sgAdminPortsClosedIpv6 } from "./ec2/sg-admin-ports-closed";
import { vpcEndpointsForAwsServices } from "./ec2/vpc-endpoints-for-aws-services";
import { vpcFlowLogs } from "./ec2/vpc-flow-logs";
import { vpcPeeringLeastAccess } from "./ec2/vpc-peering-least-access";
import { efsEncrypted } from "./efs/efs-encrypted";
import type { Check } from "./engine/define";
import { iamAccessKeyRotation } from "./iam/iam-access-key-rotation";
import { iamCentralFederation } from "./iam/iam-central-federation";
import { iamCloudshellFullAccess } from "./iam/iam-cloudshell-full-access";
import { iamCredentialsUnused } from "./iam/iam-credentials-unused";
import { iamExpiredServerCertificates } from "./iam/iam-expired-server-certificates";
import { iamNoFullAdminPolicies } from "./iam/iam-no-full-admin-policies";
import { iamNoInitialAccessKeys } from "./iam/iam-no-initial-access-keys";
import { iamPasswordMinLength } from "./iam/iam-password-min-length";
import { iamPasswordReuse } from "./iam/iam-password-reuse";
import { iamSingleActiveKey } from "./iam/iam-single-active-key";
import { iamSupportRole } from "./iam/iam-support-role";
import { iamUserConsoleMfa } from "./iam/iam-user-console-mfa";
import { iamUserPoliciesViaGroups } from "./iam/iam-user-policies-via-groups";
import { rootHardwareMfa } from "./iam/root-hardware-mfa";
import { rootMfaEnabled } from "./iam/root-mfa-enabled";
import { rootNoAccessKeys } from "./iam/root-no-access-keys";
import { rootNotUsed } from "./iam/root-not-used";
import { kafkaPubliclyReachable } from "./kafka/kafka-publicly-reachable";
import { kmsKeyRotation } from "./kms/kms-key-rotation";
import { lambdaDeprecatedRuntime } from "./lambda/lambda-deprecated-runtime";
import { mqPubliclyReachable } from "./mq/mq-publicly-reachable";
import { neptunePubliclyReachable } from "./neptune/neptune-publicly-reachable";
import { opensearchPubliclyReachable } from "./opensearch/opensearch-publicly-reachable";
import { orgAuthorizationGuardrails } from "./organizations/org-authorization-guardrails";
import { orgManagementAccountNoWorkloads } from "./organizations/org-management-account-no-workloads";
import { orgOuStructure } from "./organizations/org-ou-structure";
import { orgPolicyDelegation } from "./organizations/org-policy-delegation";
import { orgRootCredentialsCentralized } from "./organizations/org-root-credentials-centralized";
import { orgServiceDelegation } from "./organizations/org-service-delegation";
import { rdsAutoMinorUpgrade } from "./rds/rds-auto-minor-upgrade";
import { rdsMultiAz } from "./rds/rds-multi-az";
import { rdsNotPublic } from "./rds/rds-not-public";
import { rdsPublicSnapshots } from "./rds/rds-public-snapshots";
import { rdsStorageEncrypted } from "./rds/rds-storage-encrypted";
import { redshiftPubliclyReachable } from "./redshift/redshift-publicly-reachable";
import { redshiftserverlessPubliclyReachable } from "./redshiftserverless/redshiftserverless-publicly-reachable";
import { s3BlockPublicAccess } from "./s3/s3-block-public-access";
import { s3DataClassified } from "./s3/s3-data-classified";
import { s3DefaultEncryption } from "./s3/s3-default-encryption";
import { s3HttpsOnly } from "./s3/s3-https-only";
import { s3MfaDelete } from "./s3/s3-mfa-delete";
import { securityHubEnabled } from "./securityhub/security-hub-enabled";
import { resourcePoliciesNoWildcardPrincipal } from "./shared/resource-policies-no-wildcard-principal";
import { webFrontendsAccessLogging } from "./web/web-frontends-access-logging";

/** Every check. To add one: its file, its test, its line here. */
const CHECKS: readonly Check[] = [
  ...Object.values(alarms),
  accessAnalyzerExternal,
  accountContactDetailsCurrent,
  accountSecurityContactRegistered,
  accountSecurityQuestions,
  acmCertificateExpiry,
  cifsNotOpen,
  cloudtrailBucketAccessLogging,
  cloudtrailBucketNotPublic,
  cloudtrailCloudwatchLogs,
  cloudtrailKms,
  cloudtrailLogValidation,
  cloudtrailMultiRegion,
  cloudtrailS3ReadEvents,
  cloudtrailS3WriteEvents,
  configRecorderAllRegions,
  defaultSgNoRules,
  docdbPubliclyReachable,
  ebsEncryptionByDefault,
  ec2AllPortsOpen,
  ec2DataStorePortsOpen,
  ec2DockerApiOpen,
  ec2Imdsv2,
  ec2InstanceRoleAttached,
  ec2PublicImages,
  ec2PublicSnapshots,
  ec2UnattachedAddresses,
  ec2UnattachedVolumes,
  efsEncrypted,
  iamAccessKeyRotation,
  iamCentralFederation,
  iamCloudshellFullAccess,
  iamCredentialsUnused,
  iamExpiredServerCertificates,
  iamNoFullAdminPolicies,
  iamNoInitialAccessKeys,
  iamPasswordMinLength,
  iamPasswordReuse,
  iamSingleActiveKey,
  iamSupportRole,
  iamUserConsoleMfa,
  iamUserPoliciesViaGroups,
  kafkaPubliclyReachable,
  kmsKeyRotation,
  lambdaDeprecatedRuntime,
  mqPubliclyReachable,
  naclAdminPortsClosed,
  neptunePubliclyReachable,
  opensearchPubliclyReachable,
  orgAuthorizationGuardrails,
  orgManagementAccountNoWorkloads,
  orgOuStructure,
  orgPolicyDelegation,
  orgRootCredentialsCentralized,
  orgServiceDelegation,
  rdsAutoMinorUpgrade,
  rdsMultiAz,
  rdsNotPublic,
  rdsPublicSnapshots,
  rdsStorageEncrypted,
  redshiftPubliclyReachable,
  redshiftserverlessPubliclyReachable,
  resourcePoliciesNoWildcardPrincipal,
  rootHardwareMfa,
  rootMfaEnabled,
  rootNoAccessKeys,
  rootNotUsed,
  s3BlockPublicAccess,
  s3DataClassified,
  s3DefaultEncryption,
  s3HttpsOnly,
  s3MfaDelete,
  securityHubEnabled,
  sgAdminPortsClosedIpv4,
  sgAdminPortsClosedIpv6,
  vpcEndpointsForAwsServices,
  vpcFlowLogs,
  vpcPeeringLeastAccess,
  webFrontendsAccessLogging,
];

/** Every check, by id. */
export const checks: readonly Check[] = [...CHECKS].sort((one, other) => (one.id < other.id ? -1 : 1));

/** A check by its id; undefined for one that is not known (any more). */
export function checkOf(id: string): Check | undefined {
  return BY_ID.get(id);
}

const BY_ID = new Map(checks.map((check) => [check.id, check]));
