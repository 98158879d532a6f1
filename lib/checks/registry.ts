import { cloudtrailMultiRegion } from "./cloudtrail/cloudtrail-multi-region";
import { cifsNotOpen } from "./ec2/cifs-not-open";
import { defaultSgNoRules } from "./ec2/default-sg-no-rules";
import { ebsEncryptionByDefault } from "./ec2/ebs-encryption-by-default";
import { ec2Imdsv2 } from "./ec2/ec2-imdsv2";
import { ec2InstanceRoleAttached } from "./ec2/ec2-instance-role-attached";
import { naclAdminPortsClosed } from "./ec2/nacl-admin-ports-closed";
import { sgAdminPortsClosedIpv4, sgAdminPortsClosedIpv6 } from "./ec2/sg-admin-ports-closed";
import type { Check } from "./engine/define";
import { securityHubEnabled } from "./securityhub/security-hub-enabled";

/** Every check. To add one: its file, its test, its line here. */
const CHECKS: readonly Check[] = [
  cifsNotOpen,
  cloudtrailMultiRegion,
  defaultSgNoRules,
  ebsEncryptionByDefault,
  ec2Imdsv2,
  ec2InstanceRoleAttached,
  naclAdminPortsClosed,
  securityHubEnabled,
  sgAdminPortsClosedIpv4,
  sgAdminPortsClosedIpv6,
];

/** Every check, by id. */
export const checks: readonly Check[] = [...CHECKS].sort((one, other) => (one.id < other.id ? -1 : 1));

/** A check by its id; undefined for one that is not known (any more). */
export function checkOf(id: string): Check | undefined {
  return BY_ID.get(id);
}

const BY_ID = new Map(checks.map((check) => [check.id, check]));
