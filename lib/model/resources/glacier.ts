import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();

/**
 * A vault with its policies. CloudFormation has no type for it.
 * https://docs.aws.amazon.com/amazonglacier/latest/dev/api-vault-get.html
 */
export const glacierVault = defineResourceType({
  type: "AWS::Glacier::Vault",
  service: "glacier",
  title: "Glacier vaults",
  arn: "glacier:vaults/*",
  cli: "glacier describe-vault --account-id {account} --vault-name {id}",
  schema: z.looseObject({
    VaultName: z.string(),
    VaultARN: z.string(),
    CreationDate: text,
    /** JSON where AWS gave valid JSON, else its text; null without one. */
    AccessPolicy: readOf(z.unknown()),
    /** A policy that nobody can change once its state is `Locked`; null without one. */
    Lock: readOf(z.looseObject({ Policy: z.unknown(), State: text }).nullable()),
    Notifications: readOf(z.looseObject({ SNSTopic: text, Events: z.array(z.string()).optional() }).nullable()),
    /** Only here when the tags could not be read. */
    Tags: readOf(z.never()).optional(),
  }),
  runtime: ["LastInventoryDate", "NumberOfArchives", "SizeInBytes"],
  relations: ({ Notifications }) =>
    relate("notifies", "AWS::SNS::Topic", Notifications.seen ? [Notifications.value?.SNSTopic] : []),
});
