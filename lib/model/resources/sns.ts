import { z } from "zod";
import { defineResourceType } from "../resource";

/** https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html */
export const topic = defineResourceType({
  type: "AWS::SNS::Topic",
  service: "sns",
  title: "SNS topics",
  schema: z.looseObject({ TopicArn: z.string() }),
});
