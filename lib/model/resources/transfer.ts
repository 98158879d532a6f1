import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { relateArns } from "../relate-arn";
import { defineResourceType } from "../resource";

const text = z.string().optional();
const ids = z.array(z.string()).optional();

/** Only here when the tags could not be read. */
const Tags = readOf(z.never()).optional();

/** https://docs.aws.amazon.com/transfer/latest/APIReference/API_DescribedServer.html */
export const transferServer = defineResourceType({
  type: "AWS::Transfer::Server",
  service: "transfer",
  title: "Transfer servers",
  arn: "transfer:server/*",
  cli: "transfer describe-server --server-id {id}",
  schema: z.looseObject({
    ServerId: z.string(),
    Arn: z.string(),
    /** `S3` or `EFS`. */
    Domain: text,
    /** `PUBLIC`, `VPC` or `VPC_ENDPOINT`. */
    EndpointType: text,
    IdentityProviderType: text,
    LoggingRole: text,
    Server: readOf(
      z.looseObject({
        Protocols: ids,
        SecurityPolicyName: text,
        Certificate: text,
        HostKeyFingerprint: text,
        EndpointDetails: z
          .looseObject({
            VpcId: text,
            VpcEndpointId: text,
            SubnetIds: ids,
            SecurityGroupIds: ids,
            AddressAllocationIds: ids,
          })
          .optional(),
        IdentityProviderDetails: z
          .looseObject({ Url: text, InvocationRole: text, DirectoryId: text, Function: text })
          .optional(),
        StructuredLogDestinations: ids,
      }),
    ),
    Tags,
  }),
  drop: ["State", "UserCount"],
  relations: ({ LoggingRole, Server }) => {
    const server = Server.seen ? Server.value : {};
    const endpoint = server.EndpointDetails;
    const provider = server.IdentityProviderDetails;
    return [
      ...relate("is part of", "AWS::EC2::VPC", [endpoint?.VpcId]),
      ...relate("runs in", "AWS::EC2::Subnet", endpoint?.SubnetIds ?? []),
      ...relate("is guarded by", "AWS::EC2::SecurityGroup", endpoint?.SecurityGroupIds ?? []),
      ...relate("is reached by", "AWS::EC2::VPCEndpoint", [endpoint?.VpcEndpointId]),
      ...relate("is reached at", "AWS::EC2::EIP", endpoint?.AddressAllocationIds ?? []),
      ...relate("shows", "AWS::CertificateManager::Certificate", [server.Certificate]),
      ...relateArns("asks who signs in", [provider?.Function]),
      ...relate("acts as", "AWS::IAM::Role", [LoggingRole, provider?.InvocationRole]),
      ...relateArns("logs to", server.StructuredLogDestinations ?? []),
    ];
  },
});

/**
 * Users of servers that keep their own. Of keys the fingerprints are kept.
 * https://docs.aws.amazon.com/transfer/latest/APIReference/API_DescribedUser.html
 */
export const transferUser = defineResourceType({
  type: "AWS::Transfer::User",
  service: "transfer",
  title: "Transfer users",
  arn: "transfer:user/*/*",
  cli: "transfer describe-user --server-id {.ServerId} --user-name {.UserName}",
  schema: z.looseObject({
    UserName: z.string(),
    ServerId: z.string(),
    Role: text,
    HomeDirectory: text,
    User: readOf(
      z.looseObject({
        /** A policy that limits the session. */
        Policy: text,
        HomeDirectoryMappings: z.array(z.looseObject({ Entry: text, Target: text })).optional(),
        SshPublicKeys: z
          .array(
            z.looseObject({
              SshPublicKeyId: text,
              /** As OpenSSH writes it: `SHA256:` and base64. */
              Fingerprint: text,
              DateImported: text,
            }),
          )
          .optional(),
      }),
    ),
    Tags,
  }),
  drop: ["SshPublicKeyCount"],
  relations: ({ ServerId, Role }) => [
    ...relate("signs in to", "AWS::Transfer::Server", [ServerId]),
    ...relate("acts as", "AWS::IAM::Role", [Role]),
  ],
});
