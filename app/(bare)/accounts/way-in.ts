import type { AccountView } from "@/lib/operations/accounts/views";

/** How a connection reaches AWS, in a few words. */
export function wayIn({ credentials, endpointUrl }: AccountView["connection"]): string {
  if (credentials.kind === "imported") return "imported bundles";
  const by =
    credentials.kind === "role"
      ? `role ${credentials.roleArn.split("/").at(-1)}`
      : credentials.kind === "profile"
        ? `profile ${credentials.profile}`
        : "default chain";
  return endpointUrl === null ? by : `${by}, at ${endpointUrl}`;
}
