import type { Statement } from "@/lib/checks/shared/policy";

/** `*` and `*:*` are every action of every service; wildcards may repeat. */
const EVERY_ACTION = /^\*+(?::\*+)?$/;
const ALL_OF_IAM = /^(?:\*+(?::\*+)?|iam:\*+)$/i;
const EVERY_RESOURCE = /^\*+$/;

/**
 * How much an Allow statement gives of everything: `everything`; `everything_but` some actions that leave IAM in, which
 * is as much because IAM can give the rest; `all_but_iam`; null for less. Conditions are not looked at: most can be met.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html
 */
export function gives(statement: Statement): "everything" | "everything_but" | "all_but_iam" | null {
  const { effect, actions, exceptActions, resources, exceptResources } = statement;
  if (effect !== "Allow" || exceptResources || !resources.some((one) => EVERY_RESOURCE.test(one))) return null;
  if (!exceptActions) return actions.some((one) => EVERY_ACTION.test(one)) ? "everything" : null;
  return actions.some((one) => ALL_OF_IAM.test(one)) ? "all_but_iam" : "everything_but";
}
