import { AccessAnalyzerClient, paginateListAnalyzers, paginateListArchiveRules } from "@aws-sdk/client-accessanalyzer";
import { analyzer } from "@/lib/model/resources/accessanalyzer";
import { defineCollector, found, listing } from "./define";
import { allItems } from "./shared/paginators";

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsiamaccessanalyzer.html */
export const accessanalyzer = defineCollector({
  service: "accessanalyzer",
  scope: "regional",
  permissions: {
    ListAnalyzers: "access-analyzer:ListAnalyzers",
    ListArchiveRules: "access-analyzer:ListArchiveRules",
  },
  listings: [
    listing([analyzer], async function* (context) {
      const client = context.connect(AccessAnalyzerClient);
      for await (const page of context.paginate(paginateListAnalyzers, client, { maxResults: 100 })) {
        yield* context.each(page.analyzers ?? [], async ({ tags, ...one }) => {
          const ArchiveRules = await context.read(() => {
            const input = { analyzerName: one.name, maxResults: 100 };
            return allItems(context.paginate(paginateListArchiveRules, client, input), (rules) => rules.archiveRules);
          });
          return found(analyzer, {
            arn: one.arn ?? "",
            id: one.name ?? "",
            name: one.name,
            tags: tags ?? {},
            state: one.status,
            configuration: { ...one, ArchiveRules },
          });
        });
      }
    }),
  ],
});
