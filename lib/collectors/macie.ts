import {
  GetAutomatedDiscoveryConfigurationCommand,
  GetMacieSessionCommand,
  type GetMacieSessionResponse,
  Macie2Client,
  paginateListClassificationJobs,
} from "@aws-sdk/client-macie2";
import { CallFailure } from "@/lib/aws/call-failure";
import { classificationJob, macieSession } from "@/lib/model/resources/macie";
import { type CollectContext, defineCollector, found, listing } from "./define";
import { BULK_TAG_PERMISSIONS, bulkTags } from "./shared/bulk-tags";

const sessions = listing([macieSession], async function* (context) {
  const one = await session(context);
  if (one === null) return;
  const AutomatedDiscovery = await context.read(async () => {
    const client = context.connect(Macie2Client);
    const { $metadata, ...configuration } = await client.send(new GetAutomatedDiscoveryConfigurationCommand({}));
    return configuration;
  });
  const { createdAt, findingPublishingFrequency, serviceRole, updatedAt } = one;
  yield found(macieSession, {
    arn: context.arn("macie2", "session"),
    id: "session",
    name: "Macie",
    state: one.status,
    configuration: { createdAt, findingPublishingFrequency, serviceRole, updatedAt, AutomatedDiscovery },
  });
});

const jobs = listing([classificationJob], async function* (context) {
  if ((await session(context)) === null) return;
  const client = context.connect(Macie2Client);
  for await (const page of context.paginate(paginateListClassificationJobs, client, { maxResults: 200 })) {
    yield* context.each(page.items ?? [], async (job) => {
      const id = job.jobId ?? "";
      const arn = context.arn("macie2", `classification-job/${id}`);
      const { tags, unseenTags } = await bulkTags(context, "macie2", arn);
      const state = job.jobStatus;
      return found(classificationJob, {
        arn,
        id,
        name: job.name,
        tags,
        state,
        configuration: { ...job, ...unseenTags },
      });
    });
  }
});

/** The region's Macie, null while it is off there. */
function session(context: CollectContext): Promise<GetMacieSessionResponse | null> {
  return context.once("session", async () => {
    try {
      return await context.connect(Macie2Client).send(new GetMacieSessionCommand({}));
    } catch (error) {
      // The code is that of a refusal; only the words tell them apart.
      if (error instanceof CallFailure && /Macie is not enabled/i.test(error.message)) return null;
      throw error;
    }
  });
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonmacie.html */
export const macie = defineCollector({
  service: "macie",
  scope: "regional",
  permissions: {
    ...BULK_TAG_PERMISSIONS,
    GetAutomatedDiscoveryConfiguration: "macie2:GetAutomatedDiscoveryConfiguration",
    GetMacieSession: "macie2:GetMacieSession",
    ListClassificationJobs: "macie2:ListClassificationJobs",
  },
  listings: [jobs, sessions],
});
