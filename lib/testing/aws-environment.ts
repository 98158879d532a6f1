import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Points the SDK at credentials made for tests, and away from everything that belongs to the person who runs them.
 * @param config text of the shared config file (profiles)
 */
export function useTestCredentials(config = ""): void {
  const folder = mkdtempSync(join(tmpdir(), "bearings-aws-"));
  for (const name of Object.keys(process.env)) {
    if (name.startsWith("AWS_")) delete process.env[name];
  }
  writeFileSync(join(folder, "config"), config);
  writeFileSync(join(folder, "credentials"), "");
  Object.assign(process.env, {
    AWS_CONFIG_FILE: join(folder, "config"),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, "credentials"),
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_ACCESS_KEY_ID: "testing",
    AWS_SECRET_ACCESS_KEY: "testing",
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
  });
}
