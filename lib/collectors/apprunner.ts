import {
  AppRunnerClient,
  type CodeConfigurationValues,
  DescribeServiceCommand,
  type ImageConfiguration,
  paginateListServices,
  paginateListVpcConnectors,
  type SourceConfiguration,
} from "@aws-sdk/client-apprunner";
import { appRunnerService, appRunnerVpcConnector } from "@/lib/model/resources/apprunner";
import { defineCollector, found, listing } from "./define";
import { BULK_TAG_PERMISSIONS, bulkTags } from "./shared/bulk-tags";
import { namesIn } from "./shared/fields";
import { below } from "./shared/paginators";

const services = listing([appRunnerService], async function* (context) {
  const client = context.connect(AppRunnerClient);
  for await (const page of context.paginate(paginateListServices, client, { MaxResults: 20 })) {
    // Listed for a while after their end.
    const alive = (page.ServiceSummaryList ?? []).filter(({ Status }) => Status !== "DELETED");
    yield* below(context, alive, async ({ ServiceArn }) => {
      const { Service: item } = await client.send(new DescribeServiceCommand({ ServiceArn }));
      const { ServiceArn: arn = "", ServiceName: id = "", Status: state, SourceConfiguration: source } = item ?? {};
      const { tags, unseenTags } = await bulkTags(context, "apprunner", arn);
      const configuration = { ...item, SourceConfiguration: source && withoutValues(source), ...unseenTags };
      return [found(appRunnerService, { arn, id, tags, state, configuration })];
    });
  }
});

/** Where a service comes from and how it starts; commands are whole lines of a shell, and are left out. */
function withoutValues({ ImageRepository: image, CodeRepository: code, ...source }: SourceConfiguration): object {
  const { CodeConfiguration: settings, ...repository } = code ?? {};
  return {
    ...source,
    ImageRepository: image && { ...image, ImageConfiguration: namesOnly(image.ImageConfiguration) },
    CodeRepository: code && {
      ...repository,
      CodeConfiguration: settings && {
        ...settings,
        CodeConfigurationValues: namesOnly(settings.CodeConfigurationValues),
      },
    },
  };
}

function namesOnly(configuration: ImageConfiguration | CodeConfigurationValues | undefined): object | undefined {
  if (!configuration) return undefined;
  const { RuntimeEnvironmentVariables, StartCommand, ...rest } = configuration;
  const { BuildCommand, ...kept }: Partial<CodeConfigurationValues> = { ...rest };
  return {
    ...kept,
    RuntimeEnvironmentVariableNames: namesIn(RuntimeEnvironmentVariables),
    HasBuildCommand: Boolean(BuildCommand),
    HasStartCommand: Boolean(StartCommand),
  };
}

const vpcConnectors = listing([appRunnerVpcConnector], async function* (context) {
  const client = context.connect(AppRunnerClient);
  for await (const page of context.paginate(paginateListVpcConnectors, client, { MaxResults: 100 })) {
    for (const item of page.VpcConnectors ?? []) {
      const { VpcConnectorArn: arn = "", VpcConnectorName: id = "", Status: state } = item;
      if (state === "INACTIVE") continue;
      yield found(appRunnerVpcConnector, { arn, id, state, configuration: { ...item } });
    }
  }
});

/**
 * App Runner. Connectors outlive the services that used them, so they are asked for on their own.
 * https://docs.aws.amazon.com/apprunner/latest/api/Welcome.html
 */
export const apprunner = defineCollector({
  service: "apprunner",
  scope: "regional",
  // https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsapprunner.html
  permissions: {
    ...BULK_TAG_PERMISSIONS,
    DescribeService: "apprunner:DescribeService",
    ListServices: "apprunner:ListServices",
    ListVpcConnectors: "apprunner:ListVpcConnectors",
  },
  listings: [services, vpcConnectors],
});
