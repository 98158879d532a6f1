import "server-only";
import { AppError } from "@/lib/errors";
import { permissionsPolicy } from "@/lib/operations/permissions/permissions-policy";
import { load } from "./load";
import { currentActor } from "./session";

/** Who may take on the role, as the address says it; the principal is empty until somebody gave it. */
export type RoleTrust = { principal: string; externalId: string };

/** The role in every form that makes it. */
export type RoleForms = {
  /** Why the principal or the external id cannot be used; null when nothing is wrong. */
  problem: string | null;
  /** Policy documents, for those who make the role by hand. */
  documents: string[];
  terraform: string;
  cloudformation: string;
  /** Commands for a shell that is signed in to the account; null without a principal. */
  shell: string | null;
  /** The command that makes the role from a saved template; null without a principal. */
  command: string | null;
};

/** Writes the role in every form, with the trust filled in where there is one. */
export async function policyForms({ principal, externalId }: RoleTrust): Promise<RoleForms> {
  const json: unknown = JSON.parse(await load(permissionsPolicy, { format: "json" }));
  const documents = [json].flat().map((document) => JSON.stringify(document, null, 2));
  const given = principal === "" ? {} : { principal, externalId };
  try {
    const actor = await currentActor();
    const [terraform, cloudformation, shell] = await Promise.all([
      permissionsPolicy(actor, { format: "terraform", ...given }),
      permissionsPolicy(actor, { format: "cloudformation", ...given }),
      principal === "" ? null : permissionsPolicy(actor, { format: "shell", ...given }),
    ]);
    const command = shell?.split("\n").find((line) => line.startsWith("aws cloudformation deploy")) ?? null;
    return { problem: null, documents, terraform, cloudformation, shell, command };
  } catch (error) {
    if (!(error instanceof AppError) || principal === "") throw error;
    return { ...(await policyForms({ principal: "", externalId })), problem: error.message };
  }
}
