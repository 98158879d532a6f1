import {
  BatchGetProjectsCommand,
  CodeBuildClient,
  type Project,
  type ProjectSource,
  paginateListProjects,
} from "@aws-sdk/client-codebuild";
import { project } from "@/lib/model/resources/codebuild";
import { withoutValues } from "./codebuild-variables";
import { defineCollector, type Found, found, listing } from "./define";
import { inBatches } from "./shared/batches";
import { tagMap } from "./shared/tags";
import { told } from "./shared/told";

/** Most names that BatchGetProjects takes. */
const BATCH = 100;

/** CodeBuild. https://docs.aws.amazon.com/codebuild/latest/APIReference/Welcome.html */
export const codebuild = defineCollector({
  service: "codebuild",
  scope: "regional",
  // https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscodebuild.html
  permissions: { BatchGetProjects: "codebuild:BatchGetProjects", ListProjects: "codebuild:ListProjects" },
  listings: [
    listing([project], async function* (context) {
      const client = context.connect(CodeBuildClient);
      for await (const page of context.paginate(paginateListProjects, client, {})) {
        for await (const names of inBatches(page.projects ?? [], BATCH)) {
          const { projects } = await client.send(new BatchGetProjectsCommand({ names }));
          yield* told(projects, { service: "codebuild", region: context.region, operation: "BatchGetProjects" }).map(
            toProject,
          );
        }
      }
    }),
  ],
});

function toProject(item: Project): Found {
  const { arn = "", environment, name = "", secondarySources, source, tags, webhook, ...configuration } = item;
  return found(project, {
    arn,
    id: name,
    tags: tagMap(tags?.map(({ key, value }) => ({ Key: key, Value: value }))),
    configuration: {
      ...configuration,
      arn,
      name,
      source: source && withoutCredentials(source),
      secondarySources: secondarySources?.map(withoutCredentials),
      environment: environment && {
        ...environment,
        environmentVariables: withoutValues(environment.environmentVariables),
      },
      webhook: webhook && { ...webhook, secret: undefined },
    },
  });
}

/** Source without what people write into it: credentials in an address, and instructions, which may set variables. */
function withoutCredentials({ buildspec, location, ...source }: ProjectSource): object {
  const address = location?.replace(/^([a-z+]+:\/\/)[^/]*@/i, "$1");
  // https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html#build-spec-ref-name-storage
  const inline = /[\n:]/.test(buildspec ?? "") && !buildspec?.startsWith("arn:");
  return {
    ...source,
    location: address,
    ...(address !== location && { locationHoldsCredentials: true }),
    ...(inline ? { buildspecInline: true } : { buildspec }),
  };
}
