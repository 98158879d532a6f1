import { z } from "zod";
import { policyCloudFormation } from "@/lib/collectors/policy/cloudformation";
import { policyJson } from "@/lib/collectors/policy/policy";
import { policyTerraform } from "@/lib/collectors/policy/terraform";
import { collectors } from "@/lib/collectors/registry";
import { defineQuery } from "@/lib/operations/define";

const RENDER = { json: policyJson, terraform: policyTerraform, cloudformation: policyCloudFormation };

/** The read-only policy that a role needs, generated from the collectors, as one text; Terraform and CloudFormation also make the role of it. */
export const permissionsPolicy = defineQuery({
  id: "policy.generate",
  permission: "policy:read",
  input: z.object({ format: z.enum(["json", "terraform", "cloudformation"]).default("json") }),
  run: async ({ input }): Promise<string> => RENDER[input.format](collectors),
});
