import { fact, fail, notApplicable, pass, resourceCheck } from "@/lib/checks/engine/define";
import type { Facts, KnownResource } from "@/lib/checks/engine/facts";
import { accountSettings, rootUser } from "@/lib/model/resources/iam-account";
import { virtualMfaDevice } from "@/lib/model/resources/iam-credentials";
import { isOn } from "./credential-report";
import { countOf, credentialFacts, hasCredentials, rootFacts, summaryFact } from "./root-facts";

/** The serial number that AWS gives to the authenticator app of a root user. */
const ROOT_SERIAL = ":mfa/root-account-mfa-device";

/** AWS tells nobody which devices root has, only which virtual ones there are: what is left must be hardware. */
export const rootHardwareMfa = resourceCheck({
  id: "root-hardware-mfa",
  service: "iam",
  title: "Root user relies on a hardware MFA device",
  severity: "critical",
  version: 1,
  types: [rootUser],
  reads: [accountSettings, virtualMfaDevice],
  evaluate: (root, facts) => {
    if (facts.partition !== "aws") {
      return notApplicable("It applies to the commercial partition only.", [fact("partition", facts.partition)]);
    }
    const known = rootFacts(root, facts);
    const { row, summary, settings, central } = known;
    const credentials = [...credentialFacts(known), ...central];
    if (!hasCredentials(known)) return pass("The root user has nothing to sign in with.", credentials);
    // The report may be four hours old, so it speaks only where the summary does not.
    const isFromReport = row !== null && summary?.AccountMFAEnabled === undefined;
    const isProtected = isFromReport ? isOn(row, "mfa_active") : countOf(known, "AccountMFAEnabled") === 1;
    const evidence = [
      isFromReport ? fact("mfa_active", row.mfa_active) : summaryFact("AccountMFAEnabled", summary, settings),
      ...credentials,
    ];
    if (!isProtected) return fail("The root user has credentials, but no MFA device.", evidence);
    const [app] = rootDevices(facts.known(virtualMfaDevice), facts);
    if (app) {
      return fail(
        "The root user has an authenticator app as MFA device; a weaker device counts even beside a hardware one.",
        [fact("SerialNumber", app.configuration.SerialNumber, app), ...evidence],
      );
    }
    const virtual = facts.all(virtualMfaDevice).length;
    return pass(
      "The root user has MFA and none of the virtual devices is root's, so it must be a hardware device or a passkey.",
      [fact("Virtual MFA devices, none of them root's", virtual), ...evidence],
    );
  },
  risk:
    "The seed of an authenticator app can be copied, backed up to a cloud or talked out of somebody, and phones get lost and " +
    "sold. A hardware key stays one object in one safe.",
  fix: {
    console: [
      "Sign in as the root user",
      "Account menu (top right), Security credentials, Assign MFA device",
      "Choose Passkey or security key, or Hardware TOTP token, and register it",
      "Remove the authenticator app",
    ],
    cli: ["aws iam list-virtual-mfa-devices --assignment-status Assigned"],
    terraform:
      'resource "aws_iam_organizations_features" "this" {\n  enabled_features = ["RootCredentialsManagement", "RootSessions"]\n}',
    link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/enable-fido-mfa-for-root.html",
  },
  apis: [
    "iam:GenerateCredentialReport",
    "iam:GetCredentialReport",
    "iam:GetAccountSummary",
    "iam:ListVirtualMFADevices",
    "iam:ListOrganizationsFeatures",
  ],
  source: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListVirtualMFADevices.html",
});

/** Virtual devices that the root user holds. A device that nobody has enabled is nobody's. */
function rootDevices(devices: KnownResource<typeof virtualMfaDevice>[], { partition, awsAccountId }: Facts) {
  const root = `arn:${partition}:iam::${awsAccountId}:root`;
  return devices.filter(({ seen, configuration: { SerialNumber, User, EnableDate } }) => {
    const isEnabled = User !== undefined || EnableDate !== undefined;
    return seen && isEnabled && (User?.Arn === root || SerialNumber.endsWith(ROOT_SERIAL));
  });
}
