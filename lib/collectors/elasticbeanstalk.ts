import {
  type ApplicationDescription,
  DescribeApplicationsCommand,
  DescribeConfigurationSettingsCommand,
  DescribeEnvironmentResourcesCommand,
  DescribeEnvironmentsCommand,
  type DescribeEnvironmentsCommandInput,
  ElasticBeanstalkClient,
  type EnvironmentDescription,
} from "@aws-sdk/client-elastic-beanstalk";
import { beanstalkApplication, beanstalkEnvironment } from "@/lib/model/resources/elasticbeanstalk";
import { type CollectContext, defineCollector, type Found, found, listing } from "./define";
import { settingsOf } from "./elasticbeanstalk-options";
import { BULK_TAG_PERMISSIONS, bulkTags } from "./shared/bulk-tags";
import { knownEmpty } from "./shared/known-empty";
import { paginatorOf } from "./shared/paginators";
import { told } from "./shared/told";

function allApplications(context: CollectContext): Promise<ApplicationDescription[]> {
  return context.once("applications", async () => {
    const client = context.connect(ElasticBeanstalkClient);
    // Answered as a whole.
    return (await client.send(new DescribeApplicationsCommand({}))).Applications ?? [];
  });
}

const applications = listing([beanstalkApplication], async function* (context) {
  yield* context.each(await allApplications(context), async (item) => {
    const { ApplicationArn, ApplicationName: id = "" } = item;
    const arn = ApplicationArn ?? context.arn("elasticbeanstalk", `application/${id}`);
    const { tags, unseenTags } = await bulkTags(context, "elasticbeanstalk", arn);
    return found(beanstalkApplication, { arn, id, tags, configuration: { ...item, ...unseenTags } });
  });
});

const paginateEnvironments = paginatorOf(
  (client: ElasticBeanstalkClient, input: DescribeEnvironmentsCommandInput) =>
    client.send(new DescribeEnvironmentsCommand(input)),
  ({ NextToken }) => (NextToken ? { NextToken } : null),
);

const environments = listing([beanstalkEnvironment], async function* (context) {
  if (await knownEmpty(allApplications(context))) return;
  const client = context.connect(ElasticBeanstalkClient);
  for await (const page of context.paginate(paginateEnvironments, client, { MaxRecords: 1000 })) {
    // Those that are gone are told of for an hour.
    const alive = (page.Environments ?? []).filter(({ Status }) => Status !== "Terminated");
    yield* context.each(alive, (item) => toEnvironment(context, client, item));
  }
});

async function toEnvironment(
  context: CollectContext,
  client: ElasticBeanstalkClient,
  item: EnvironmentDescription,
): Promise<Found> {
  const { ApplicationName, EnvironmentArn: arn = "", EnvironmentName = "", Status: state } = item;
  const of = (operation: string) => ({ service: "elasticbeanstalk", region: context.region, operation });
  const [Settings, EnvironmentResources, { tags, unseenTags }] = await Promise.all([
    context.read(async () => {
      const command = new DescribeConfigurationSettingsCommand({ ApplicationName, EnvironmentName });
      const sets = (await client.send(command)).ConfigurationSettings ?? [];
      // Beside the settings in force AWS may tell those of a change that is under way or that failed.
      const settings = sets.find(({ DeploymentStatus }) => DeploymentStatus === "deployed") ?? sets[0];
      return settingsOf(told(settings?.OptionSettings, of("DescribeConfigurationSettings")));
    }),
    context.read(async () => {
      const command = new DescribeEnvironmentResourcesCommand({ EnvironmentName });
      return told((await client.send(command)).EnvironmentResources, of("DescribeEnvironmentResources"));
    }),
    bulkTags(context, "elasticbeanstalk", arn),
  ]);
  const configuration = { ...item, Settings, EnvironmentResources, ...unseenTags };
  return found(beanstalkEnvironment, { arn, id: EnvironmentName, tags, state, configuration });
}

/** Elastic Beanstalk. https://docs.aws.amazon.com/elasticbeanstalk/latest/api/Welcome.html */
export const elasticbeanstalk = defineCollector({
  service: "elasticbeanstalk",
  scope: "regional",
  // What an environment is made of, Elastic Beanstalk looks up with the rights of who asks.
  // https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/AWSHowTo.iam.managed-policies.html
  permissions: {
    ...BULK_TAG_PERMISSIONS,
    DescribeApplications: "elasticbeanstalk:DescribeApplications",
    DescribeConfigurationSettings: [
      "elasticbeanstalk:DescribeConfigurationSettings",
      "autoscaling:DescribeAutoScalingGroups",
      "cloudformation:DescribeStackResources",
      "cloudformation:GetTemplate",
    ],
    DescribeEnvironmentResources: [
      "elasticbeanstalk:DescribeEnvironmentResources",
      "autoscaling:DescribeAutoScalingGroups",
      "cloudformation:DescribeStackResources",
      "elasticloadbalancing:DescribeLoadBalancers",
    ],
    DescribeEnvironments: "elasticbeanstalk:DescribeEnvironments",
  },
  listings: [applications, environments],
});
