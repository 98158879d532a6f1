import { fromIni, fromNodeProviderChain, fromTemporaryCredentials } from "@aws-sdk/credential-providers";
import type { AwsConnection } from "./connection";
import type { Transport } from "./transport";

// README says which Node to take; the SDK's paragraph about it in every process says nothing new. Its first client
// reads this (emitWarningIfUnsupportedVersion of @aws-sdk/core).
// biome-ignore lint/style/noProcessEnv: a setting of the SDK, which has no other way to be told.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";

/**
 * Provider of a connection's credentials; refreshes them by itself. A named profile is taken from the shared files
 * alone, so that a wrong name cannot fall through to the machine's own role.
 * @param region where STS is asked for a role's credentials
 */
export function credentialsOf(connection: AwsConnection, region: string, requestHandler: Transport) {
  const { credentials } = connection;
  const clientConfig = {
    requestHandler,
    region,
    ...(connection.endpointUrl ? { endpoint: connection.endpointUrl } : {}),
  };
  switch (credentials.kind) {
    case "default":
      return fromNodeProviderChain({ clientConfig });
    case "profile":
      return fromIni({ profile: credentials.profile, clientConfig });
    case "role":
      return fromTemporaryCredentials({
        masterCredentials: credentials.sourceProfile
          ? fromIni({ profile: credentials.sourceProfile, clientConfig })
          : fromNodeProviderChain({ clientConfig }),
        params: {
          RoleArn: credentials.roleArn,
          RoleSessionName: "bearings",
          ...(credentials.externalId === null ? {} : { ExternalId: credentials.externalId }),
        },
        clientConfig,
      });
  }
}
