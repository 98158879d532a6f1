import { z } from "zod";
import { policyCloudFormation } from "@/lib/collectors/policy/cloudformation";
import { policyJson } from "@/lib/collectors/policy/policy";
import { policyShell } from "@/lib/collectors/policy/shell";
import { policyTerraform } from "@/lib/collectors/policy/terraform";
import { collectors } from "@/lib/collectors/registry";
import { defineQuery } from "@/lib/operations/define";

const RENDER = {
  json: policyJson,
  terraform: policyTerraform,
  cloudformation: policyCloudFormation,
  shell: policyShell,
};

/**
 * The read-only policy that a role needs, generated from the collectors, as one text; all forms but JSON also make the
 * role of it, with the principal and external id filled in when they are given. Throws `invalid` naming the field for a
 * principal or external id that is none.
 */
export const permissionsPolicy = defineQuery({
  id: "policy.generate",
  permission: "policy:read",
  input: z.object({
    format: z.enum(["json", "terraform", "cloudformation", "shell"]).default("json"),
    /** Account id, or ARN of the user or role that Bearings runs as. */
    principal: z.string().optional(),
    externalId: z.string().optional(),
  }),
  run: async ({ input: { format, principal, externalId } }): Promise<string> => {
    if (principal === undefined) return RENDER[format](collectors);
    return RENDER[format](collectors, { principal, externalId: externalId ?? null });
  },
});
