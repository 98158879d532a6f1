import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();

/** There is none while Security Hub is off. https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_DescribeHub.html */
export const securityHub = defineResourceType({
  type: "AWS::SecurityHub::Hub",
  service: "securityhub",
  title: "Security Hub",
  arn: "securityhub:hub/*",
  cli: "securityhub describe-hub --hub-arn {arn}",
  schema: z.looseObject({
    HubArn: z.string(),
    SubscribedAt: text,
    AutoEnableControls: z.boolean().optional(),
    ControlFindingGenerator: text,
    /** Only here when the tags could not be read. */
    Tags: readOf(z.never()).optional(),
  }),
});

/** https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_StandardsSubscription.html */
export const securityStandard = defineResourceType({
  type: "AWS::SecurityHub::Standard",
  service: "securityhub",
  title: "Security Hub standards",
  arn: "securityhub:subscription/**",
  cli: "securityhub get-enabled-standards --standards-subscription-arns {arn}",
  schema: z.looseObject({ StandardsSubscriptionArn: z.string(), StandardsArn: z.string(), HubArn: z.string() }),
  volatileState: true,
  runtime: ["StandardsControlsUpdatable", "StandardsStatusReason"],
  drop: ["StandardsStatus"],
  relations: ({ HubArn }) => relate("is checked by", "AWS::SecurityHub::Hub", [HubArn]),
});
