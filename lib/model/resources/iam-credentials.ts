import { z } from "zod";
import { readOf } from "../read";
import { defineResourceType } from "../resource";

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_VirtualMFADevice.html */
export const virtualMfaDevice = defineResourceType({
  type: "AWS::IAM::VirtualMFADevice",
  service: "iam",
  title: "Virtual MFA devices",
  arn: "iam:mfa/**",
  cli: "iam list-virtual-mfa-devices --query VirtualMFADevices[?SerialNumber=={arn}]",
  schema: z.looseObject({
    SerialNumber: z.string(),
    /** The holder; absent while nobody has enabled the device. The root user's name is not among the users. */
    User: z.looseObject({ Arn: z.string(), UserName: z.string().optional() }).optional(),
  }),
  // AWS answers the seed only when a device is made; should a server answer it here, it is a secret.
  drop: ["Base32StringSeed", "QRCodePNG"],
  relations: ({ User }) =>
    User
      ? [
          {
            verb: "protects",
            type: User.Arn.endsWith(":root") ? "AWS::IAM::RootUser" : "AWS::IAM::User",
            target: User.Arn,
          },
        ]
      : [],
});

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ServerCertificateMetadata.html */
export const serverCertificate = defineResourceType({
  type: "AWS::IAM::ServerCertificate",
  service: "iam",
  title: "IAM server certificates",
  arn: "iam:server-certificate/**",
  cli: "iam get-server-certificate --server-certificate-name {id}",
  schema: z.looseObject({ ServerCertificateName: z.string(), Expiration: z.string().optional() }),
});

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetSAMLProvider.html */
export const samlProvider = defineResourceType({
  type: "AWS::IAM::SAMLProvider",
  service: "iam",
  title: "SAML identity providers",
  arn: "iam:saml-provider/*",
  cli: "iam get-saml-provider --saml-provider-arn {arn}",
  schema: z.looseObject({
    ValidUntil: z.string().optional(),
    /** Null only for a server that answers without metadata. */
    Settings: readOf(
      z.looseObject({ SAMLMetadataDocumentSha256: z.string().nullable(), SAMLProviderUUID: z.string().optional() }),
    ),
  }),
});

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetOpenIDConnectProvider.html */
export const oidcProvider = defineResourceType({
  type: "AWS::IAM::OIDCProvider",
  service: "iam",
  title: "OpenID Connect identity providers",
  arn: "iam:oidc-provider/**",
  cli: "iam get-open-id-connect-provider --open-id-connect-provider-arn {arn}",
  schema: z.looseObject({
    Settings: readOf(
      z.looseObject({
        Url: z.string().optional(),
        ClientIDList: z.array(z.string()).optional(),
        ThumbprintList: z.array(z.string()).optional(),
      }),
    ),
  }),
});

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_InstanceProfile.html */
export const instanceProfile = defineResourceType({
  type: "AWS::IAM::InstanceProfile",
  service: "iam",
  title: "Instance profiles",
  arn: "iam:instance-profile/**",
  cli: "iam get-instance-profile --instance-profile-name {id}",
  schema: z.looseObject({
    InstanceProfileName: z.string(),
    /** At most one; none means that instances with the profile have no credentials. */
    Roles: z.array(z.looseObject({ RoleName: z.string(), Arn: z.string() })),
  }),
  relations: ({ Roles }) => Roles.map(({ Arn }) => ({ verb: "hands out", type: "AWS::IAM::Role", target: Arn })),
});
