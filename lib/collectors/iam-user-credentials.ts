import {
  IAMClient,
  ListServiceSpecificCredentialsCommand,
  type ListServiceSpecificCredentialsCommandOutput,
  type ListServiceSpecificCredentialsRequest,
  type MFADevice,
  paginateListMFADevices,
  paginateListSigningCertificates,
  paginateListSSHPublicKeys,
  type ServiceSpecificCredentialMetadata,
  type SigningCertificate,
  type SSHPublicKeyMetadata,
  type UserDetail,
} from "@aws-sdk/client-iam";
import type { CollectContext } from "./define";
import { credentialReport } from "./iam-credential-report";

type Credential<T> = Omit<T, "UserName">;

/**
 * What a user signs in and signs with: the row of the credential report, MFA devices, SSH keys, certificates, and
 * credentials for single services. Users are asked one by one where AWS has no other way, and not at all for what the
 * report says that they don't have.
 */
export async function userCredentials(context: CollectContext, { Arn = "", UserName = "" }: UserDetail) {
  const client = context.connect(IAMClient);
  const CredentialReport = await context.read(async () => (await credentialReport(context)).rows.get(Arn) ?? null);
  const row = CredentialReport.seen ? CredentialReport.value : null;
  const lacks = (...columns: string[]) =>
    row !== null && columns.every((column) => /^(?:false|n\/a)$/i.test(row[column] ?? ""));
  const hasNoMfa = lacks("mfa_active");
  // An inactive certificate has a date.
  const hasNoCertificate = lacks("cert_1_active", "cert_1_last_rotated", "cert_2_active", "cert_2_last_rotated");
  const [MFADevices, SSHPublicKeys, SigningCertificates, ServiceSpecificCredentials] = await Promise.all([
    context.read(async () => {
      const devices: Credential<MFADevice>[] = [];
      if (hasNoMfa) return devices;
      for await (const page of context.paginate(paginateListMFADevices, client, { UserName })) {
        devices.push(...withoutUser(page.MFADevices));
      }
      return devices;
    }),
    context.read(async () => {
      const keys: Credential<SSHPublicKeyMetadata>[] = [];
      for await (const page of context.paginate(paginateListSSHPublicKeys, client, { UserName })) {
        keys.push(...withoutUser(page.SSHPublicKeys));
      }
      return keys;
    }),
    context.read(async () => {
      const certificates: Omit<SigningCertificate, "UserName" | "CertificateBody">[] = [];
      if (hasNoCertificate) return certificates;
      for await (const page of context.paginate(paginateListSigningCertificates, client, { UserName })) {
        certificates.push(...withoutUser(page.Certificates).map(({ CertificateBody, ...certificate }) => certificate));
      }
      return certificates;
    }),
    context.read(async () => {
      const all = await serviceCredentials(context);
      return withoutUser(all.filter((credential) => credential.UserName === UserName));
    }),
  ]);
  return { CredentialReport, MFADevices, SSHPublicKeys, SigningCertificates, ServiceSpecificCredentials };
}

function withoutUser<T extends { UserName?: unknown }>(credentials: readonly T[] | undefined): Credential<T>[] {
  return (credentials ?? []).map(({ UserName, ...credential }) => credential);
}

/** Credentials for single services, of all users at once. */
function serviceCredentials(context: CollectContext): Promise<ServiceSpecificCredentialMetadata[]> {
  return context.once("service-specific credentials", async () => {
    const credentials: ServiceSpecificCredentialMetadata[] = [];
    const client = context.connect(IAMClient);
    const pages = context.paginate(paginateListServiceSpecificCredentials, client, { AllUsers: true });
    for await (const page of pages) credentials.push(...(page.ServiceSpecificCredentials ?? []));
    return credentials;
  });
}

// The SDK has none for this operation.
async function* paginateListServiceSpecificCredentials(
  { client }: { client: IAMClient },
  input: ListServiceSpecificCredentialsRequest,
): AsyncGenerator<ListServiceSpecificCredentialsCommandOutput> {
  let Marker = input.Marker;
  do {
    const page = await client.send(new ListServiceSpecificCredentialsCommand({ ...input, Marker }));
    yield page;
    Marker = page.IsTruncated ? page.Marker : undefined;
  } while (Marker);
}
