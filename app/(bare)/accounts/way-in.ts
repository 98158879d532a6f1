import type { AccountView } from "@/lib/operations/accounts/views";

/** How a connection reaches AWS, in a few words. */
export function wayIn({ credentials, endpointUrl }: AccountView["connection"]): string {
  const by =
    credentials.kind === "role"
      ? `role ${credentials.roleArn.split("/").at(-1)}`
      : credentials.kind === "profile"
        ? `profile ${credentials.profile}`
        : "default chain";
  return endpointUrl === null ? by : `${by}, at ${endpointUrl}`;
}
