import { z } from "zod";
import { defineResourceType } from "../resource";

const state = z.looseObject({ status: z.string().optional() }).optional();

/**
 * What Inspector looks at in this account and region; there is one of these also while it is off. Not in
 * CloudFormation.
 * https://docs.aws.amazon.com/inspector/v2/APIReference/API_AccountState.html
 */
export const inspectorStatus = defineResourceType({
  type: "AWS::InspectorV2::AccountStatus",
  service: "inspector",
  title: "Inspector",
  // One in the ARN's form: AWS has none.
  arn: "inspector2:account-status",
  cli: "inspector2 batch-get-account-status --account-ids {account}",
  schema: z.looseObject({
    accountId: z.string(),
    resourceState: z.looseObject({
      ec2: state,
      ecr: state,
      lambda: state,
      lambdaCode: state,
      codeRepository: state,
    }),
  }),
  drop: ["state"],
});
