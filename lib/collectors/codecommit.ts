import {
  BatchGetRepositoriesCommand,
  CodeCommitClient,
  GetRepositoryTriggersCommand,
  paginateListRepositories,
  type RepositoryMetadata,
} from "@aws-sdk/client-codecommit";
import { CallFailure } from "@/lib/aws/call-failure";
import { repository } from "@/lib/model/resources/codecommit";
import { type CollectContext, defineCollector, type Found, found, listing } from "./define";
import { inBatches } from "./shared/batches";
import { BULK_TAG_PERMISSIONS, bulkTags } from "./shared/bulk-tags";

/** Most names that BatchGetRepositories takes. */
const BATCH = 100;

/** CodeCommit. https://docs.aws.amazon.com/codecommit/latest/APIReference/Welcome.html */
export const codecommit = defineCollector({
  service: "codecommit",
  scope: "regional",
  // https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscodecommit.html
  permissions: {
    ...BULK_TAG_PERMISSIONS,
    BatchGetRepositories: "codecommit:BatchGetRepositories",
    GetRepositoryTriggers: "codecommit:GetRepositoryTriggers",
    ListRepositories: "codecommit:ListRepositories",
  },
  listings: [
    listing([repository], async function* (context) {
      const client = context.connect(CodeCommitClient);
      for await (const page of context.paginate(paginateListRepositories, client, {})) {
        const names = (page.repositories ?? []).flatMap(({ repositoryName }) => repositoryName ?? []);
        for await (const repositoryNames of inBatches(names, BATCH)) {
          const answer = await client.send(new BatchGetRepositoriesCommand({ repositoryNames }));
          // A repository whose key does not answer is there, but cannot be described; one that is gone is not.
          for (const { errorCode, errorMessage } of answer.errors ?? []) {
            if (errorCode === "RepositoryDoesNotExistException") continue;
            context.miss(untold(context, errorCode ?? "", errorMessage ?? ""));
          }
          yield* context.each(answer.repositories ?? [], (item) => readRepository(context, client, item));
        }
      }
    }),
  ],
});

function untold({ region }: CollectContext, code: string, message: string): CallFailure {
  const reason = /AccessDenied/.test(code) ? "denied" : "failed";
  return new CallFailure(reason, code, "codecommit", region, "BatchGetRepositories", null, message);
}

async function readRepository(
  context: CollectContext,
  client: CodeCommitClient,
  item: RepositoryMetadata,
): Promise<Found> {
  const { Arn: arn = "", repositoryName = "" } = item;
  const [triggers, { tags, unseenTags }] = await Promise.all([
    context.read(async () => {
      const answer = await client.send(new GetRepositoryTriggersCommand({ repositoryName }));
      return answer.triggers ?? [];
    }),
    bulkTags(context, "codecommit", arn),
  ]);
  return found(repository, { arn, id: repositoryName, tags, configuration: { ...item, triggers, ...unseenTags } });
}
