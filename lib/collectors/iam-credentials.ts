import { createHash } from "node:crypto";
import {
  GetOpenIDConnectProviderCommand,
  GetSAMLProviderCommand,
  IAMClient,
  ListOpenIDConnectProvidersCommand,
  ListSAMLProvidersCommand,
  paginateListInstanceProfiles,
  paginateListServerCertificates,
  paginateListVirtualMFADevices,
} from "@aws-sdk/client-iam";
import { mapSeen } from "@/lib/model/read";
import {
  instanceProfile,
  oidcProvider,
  samlProvider,
  serverCertificate,
  virtualMfaDevice,
} from "@/lib/model/resources/iam-credentials";
import { found, listing } from "./define";
import { bulkTags } from "./shared/bulk-tags";
import { placeTags, tagMap } from "./shared/tags";

export const virtualMfaDevices = listing([virtualMfaDevice], async function* (context) {
  const client = context.connect(IAMClient);
  for await (const page of context.paginate(paginateListVirtualMFADevices, client, { AssignmentStatus: "Any" })) {
    for (const { Tags, User, ...device } of page.VirtualMFADevices ?? []) {
      const SerialNumber = device.SerialNumber ?? "";
      yield found(virtualMfaDevice, {
        arn: SerialNumber,
        id: SerialNumber,
        name: SerialNumber.split("/").at(-1),
        tags: tagMap(Tags),
        // Of the holder only who it is: the rest of a user stands with the user.
        configuration: { ...device, User: User?.Arn ? { Arn: User.Arn, UserName: User.UserName } : undefined },
      });
    }
  }
});

export const serverCertificates = listing([serverCertificate], async function* (context) {
  const client = context.connect(IAMClient);
  for await (const page of context.paginate(paginateListServerCertificates, client, {})) {
    yield* context.each(page.ServerCertificateMetadataList ?? [], async (metadata) => {
      const { ServerCertificateName } = metadata;
      const { tags, unseenTags } = await bulkTags(context, "iam", metadata.Arn ?? "");
      return found(serverCertificate, {
        arn: metadata.Arn ?? "",
        id: ServerCertificateName ?? "",
        name: ServerCertificateName,
        tags,
        configuration: { ...metadata, ...unseenTags },
      });
    });
  }
});

export const samlProviders = listing([samlProvider], async function* (context) {
  const client = context.connect(IAMClient);
  const { SAMLProviderList } = await client.send(new ListSAMLProvidersCommand({}));
  yield* context.each(SAMLProviderList ?? [], async (provider) => {
    const details = await context.read(async () => {
      const answer = await client.send(new GetSAMLProviderCommand({ SAMLProviderArn: provider.Arn }));
      const { $metadata, SAMLMetadataDocument, Tags, CreateDate, ValidUntil, ...settings } = answer;
      // The document may weigh ten megabytes; that it changed is what matters.
      return { Tags, settings: { ...settings, SAMLMetadataDocumentSha256: sha256(SAMLMetadataDocument) } };
    });
    const { tags, unseenTags } = placeTags(mapSeen(details, ({ Tags }) => tagMap(Tags)));
    return found(samlProvider, {
      arn: provider.Arn ?? "",
      id: provider.Arn ?? "",
      name: provider.Arn?.split("/").at(-1),
      tags,
      configuration: { ...provider, Settings: mapSeen(details, ({ settings }) => settings), ...unseenTags },
    });
  });
});

export const oidcProviders = listing([oidcProvider], async function* (context) {
  const client = context.connect(IAMClient);
  const { OpenIDConnectProviderList } = await client.send(new ListOpenIDConnectProvidersCommand({}));
  yield* context.each(OpenIDConnectProviderList ?? [], async (provider) => {
    const details = await context.read(async () => {
      const answer = await client.send(new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: provider.Arn }));
      const { $metadata, Tags, ...settings } = answer;
      return { Tags, settings };
    });
    const { tags, unseenTags } = placeTags(mapSeen(details, ({ Tags }) => tagMap(Tags)));
    return found(oidcProvider, {
      arn: provider.Arn ?? "",
      id: provider.Arn ?? "",
      name: provider.Arn?.split(":oidc-provider/").at(-1),
      tags,
      configuration: { ...provider, Settings: mapSeen(details, ({ settings }) => settings), ...unseenTags },
    });
  });
});

export const instanceProfiles = listing([instanceProfile], async function* (context) {
  const client = context.connect(IAMClient);
  for await (const page of context.paginate(paginateListInstanceProfiles, client, {})) {
    yield* context.each(page.InstanceProfiles ?? [], async ({ Tags, Roles, ...profile }) => {
      const { InstanceProfileName } = profile;
      // The listing answers without tags.
      const { tags, unseenTags } = await bulkTags(context, "iam", profile.Arn ?? "");
      return found(instanceProfile, {
        arn: profile.Arn ?? "",
        id: InstanceProfileName ?? "",
        name: InstanceProfileName,
        tags,
        configuration: {
          ...profile,
          ...unseenTags,
          Roles: (Roles ?? []).map(({ Arn, RoleName }) => ({ Arn, RoleName })),
        },
      });
    });
  }
});

function sha256(text: string | undefined): string | null {
  return text === undefined ? null : createHash("sha256").update(text).digest("hex");
}
