import {
  IAMClient,
  ListServiceSpecificCredentialsCommand,
  type ListServiceSpecificCredentialsRequest,
  paginateListAccessKeys,
  paginateListMFADevices,
  paginateListSigningCertificates,
  paginateListSSHPublicKeys,
  type ServiceSpecificCredentialMetadata,
  type UserDetail,
} from "@aws-sdk/client-iam";
import type { CollectContext } from "./define";
import { credentialReport } from "./iam-credential-report";
import { allItems, paginatorOf } from "./shared/paginators";

/**
 * What a user signs in and signs with: the row of the credential report, ids of access keys, MFA devices, SSH keys,
 * certificates, and credentials for single services. Users are asked one by one where AWS has no other way, and not at all for what the
 * report says that they don't have.
 */
export async function userCredentials(context: CollectContext, { Arn = "", UserName = "" }: UserDetail) {
  const client = context.connect(IAMClient);
  const CredentialReport = await context.read(async () => (await credentialReport(context)).rows.get(Arn) ?? null);
  const row = CredentialReport.seen ? CredentialReport.value : null;
  const lacks = (...columns: string[]) =>
    row !== null && columns.every((column) => /^(?:false|n\/a)$/i.test(row[column] ?? ""));
  // A key that was made has a date, one that was ended may have no more than that of its last use.
  const hasNoKey = [1, 2].every((number) =>
    lacks(...["active", "last_rotated", "last_used_date"].map((column) => `access_key_${number}_${column}`)),
  );
  const hasNoMfa = lacks("mfa_active");
  // An inactive certificate has a date.
  const hasNoCertificate = lacks("cert_1_active", "cert_1_last_rotated", "cert_2_active", "cert_2_last_rotated");
  const [AccessKeys, MFADevices, SSHPublicKeys, SigningCertificates, ServiceSpecificCredentials] = await Promise.all([
    context.read(async () => {
      if (hasNoKey) return [];
      const pages = context.paginate(paginateListAccessKeys, client, { UserName });
      return (await allItems(pages, (page) => page.AccessKeyMetadata)).map(withoutUser);
    }),
    context.read(async () => {
      if (hasNoMfa) return [];
      const pages = context.paginate(paginateListMFADevices, client, { UserName });
      return (await allItems(pages, (page) => page.MFADevices)).map(withoutUser);
    }),
    context.read(async () => {
      const pages = context.paginate(paginateListSSHPublicKeys, client, { UserName });
      return (await allItems(pages, (page) => page.SSHPublicKeys)).map(withoutUser);
    }),
    context.read(async () => {
      if (hasNoCertificate) return [];
      const pages = context.paginate(paginateListSigningCertificates, client, { UserName });
      const certificates = await allItems(pages, (page) => page.Certificates);
      return certificates.map(withoutUser).map(({ CertificateBody, ...certificate }) => certificate);
    }),
    context.read(async () => {
      const all = await serviceCredentials(context);
      return all.filter((credential) => credential.UserName === UserName).map(withoutUser);
    }),
  ]);
  return { CredentialReport, AccessKeys, MFADevices, SSHPublicKeys, SigningCertificates, ServiceSpecificCredentials };
}

function withoutUser<T extends { UserName?: unknown }>({ UserName, ...credential }: T): Omit<T, "UserName"> {
  return credential;
}

/** Credentials for single services, of all users at once. */
function serviceCredentials(context: CollectContext): Promise<ServiceSpecificCredentialMetadata[]> {
  return context.once("service-specific credentials", () => {
    const pages = context.paginate(paginateServiceSpecificCredentials, context.connect(IAMClient), { AllUsers: true });
    return allItems(pages, (page) => page.ServiceSpecificCredentials);
  });
}

const paginateServiceSpecificCredentials = paginatorOf(
  (client: IAMClient, input: ListServiceSpecificCredentialsRequest) =>
    client.send(new ListServiceSpecificCredentialsCommand(input)),
  ({ IsTruncated, Marker }) => (IsTruncated && Marker ? { Marker } : null),
);
