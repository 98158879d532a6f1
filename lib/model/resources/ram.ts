import { z } from "zod";
import { readOf } from "../read";
import { relateArns } from "../relate-arn";
import { defineResourceType } from "../resource";

const text = z.string().optional();

/**
 * What the account shares with others, and what others share with it.
 * https://docs.aws.amazon.com/ram/latest/APIReference/API_ResourceShare.html
 */
export const resourceShare = defineResourceType({
  type: "AWS::RAM::ResourceShare",
  service: "ram",
  title: "Resource shares",
  arn: "ram:resource-share/*",
  cli: "ram get-resource-shares --resource-owner {.sharedBy} --resource-share-arns {arn}",
  schema: z.looseObject({
    resourceShareArn: z.string(),
    /** `SELF`, or `OTHER-ACCOUNTS` for what is shared with the account. */
    sharedBy: z.string(),
    owningAccountId: text,
    /** Whether accounts outside of the organization may be let in. */
    allowExternalPrincipals: z.boolean().optional(),
    /** Accounts, units, roles and services that it is shared with; absent where others share it. */
    Principals: readOf(z.array(z.looseObject({ id: text, external: z.boolean().optional() }))).optional(),
    Resources: readOf(z.array(z.looseObject({ arn: text, type: text }))),
  }),
  drop: ["status", "statusMessage"],
  relations: ({ sharedBy, Resources }) =>
    relateArns(
      sharedBy === "SELF" ? "shares" : "gives the use of",
      Resources.seen ? Resources.value.map(({ arn }) => arn) : [],
    ),
});
