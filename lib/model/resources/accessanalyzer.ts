import { z } from "zod";
import { readOf } from "../read";
import { defineResourceType } from "../resource";

/** https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_AnalyzerSummary.html */
export const analyzer = defineResourceType({
  type: "AWS::AccessAnalyzer::Analyzer",
  service: "accessanalyzer",
  title: "Access analyzers",
  arn: "access-analyzer:analyzer/*",
  cli: "accessanalyzer get-analyzer --analyzer-name {id}",
  schema: z.looseObject({
    arn: z.string(),
    name: z.string(),
    /** `ACCOUNT`, `ORGANIZATION` look for access from outside; `..._UNUSED_ACCESS`, `..._INTERNAL_ACCESS` do not. */
    type: z.string().optional(),
    status: z.string().optional(),
    ArchiveRules: readOf(z.array(z.looseObject({ ruleName: z.string().optional() }))),
  }),
  runtime: ["lastResourceAnalyzed", "lastResourceAnalyzedAt"],
});
