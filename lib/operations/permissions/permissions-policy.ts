import { z } from "zod";
import { policyJson } from "@/lib/collectors/policy";
import { policyCloudFormation } from "@/lib/collectors/policy-cloudformation";
import { policyTerraform } from "@/lib/collectors/policy-terraform";
import { collectors } from "@/lib/collectors/registry";
import { defineQuery } from "@/lib/operations/define";

/** Ways to write the policy; the last two also make a role of it, whose principal is a parameter. */
export const POLICY_FORMATS = ["json", "terraform", "cloudformation"] as const;

const RENDER = { json: policyJson, terraform: policyTerraform, cloudformation: policyCloudFormation };

/** The read-only policy that a role needs, generated from the collectors, as one text. */
export const permissionsPolicy = defineQuery({
  id: "policy.generate",
  permission: "policy:read",
  input: z.object({ format: z.enum(POLICY_FORMATS).default("json") }),
  run: async ({ input }): Promise<string> => RENDER[input.format](collectors),
});
