import { fact, fail, pass, resourceCheck } from "@/lib/checks/engine/define";
import type { Facts, KnownResource } from "@/lib/checks/engine/facts";
import { ifSeen, NotSeen } from "@/lib/checks/engine/not-seen";
import { shortList } from "@/lib/checks/shared/short-list";
import type { DecidingFact } from "@/lib/model/finding";
import { instance, launchTemplate, regionSettings } from "@/lib/model/resources/ec2";
import { goingAway } from "./instance-state";

/** AWS tags what it launches from a template. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/launch-templates.html */
const TEMPLATE_TAG = "aws:ec2launchtemplate:id";

/** Instances hand out credentials to whoever can make them fetch a URL, unless they ask for a session token first. */
export const ec2Imdsv2 = resourceCheck({
  id: "ec2-imdsv2",
  service: "ec2",
  title: "Instances accept only IMDSv2",
  severity: "high",
  version: 1,
  types: [instance],
  reads: [regionSettings, launchTemplate],
  evaluate: ({ configuration, state, region, tags }, facts) => {
    const going = goingAway(state);
    if (going) return going;
    const options = configuration.MetadataOptions;
    if (options?.HttpEndpoint === undefined && options?.HttpTokens === undefined) {
      throw new NotSeen([
        { what: "MetadataOptions", reason: "broken_answer", operation: "ec2:DescribeInstances", action: null },
      ]);
    }
    const evidence = [
      ...(state === "pending" ? [fact("State", state)] : []),
      fact("MetadataOptions.HttpEndpoint", options.HttpEndpoint),
      fact("MetadataOptions.HttpTokens", options.HttpTokens),
      ...regionDefault(facts, region),
      ...relapses(facts, region, tags[TEMPLATE_TAG]),
    ];
    if (options.HttpEndpoint === "disabled") return pass("The metadata service is off.", evidence);
    return options.HttpTokens === "required"
      ? pass("The metadata service asks for a session token.", evidence)
      : fail("The metadata service answers without a session token (IMDSv1).", evidence);
  },
  risk:
    "Any page or library on the instance that can be talked into fetching a URL (SSRF) can read the credentials of the " +
    "instance's role with one plain GET. IMDSv2 asks for a token by PUT first, which such a fetch cannot send.",
  fix: {
    console: [
      "EC2, Instances, choose the instance",
      "Actions, Instance settings, Modify instance metadata options",
      "IMDSv2: Required, then Save",
    ],
    cli: ["aws ec2 modify-instance-metadata-options --instance-id {id} --http-tokens required --http-endpoint enabled"],
    terraform: 'metadata_options {\n  http_endpoint = "enabled"\n  http_tokens   = "required"\n}',
    link: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html",
  },
  apis: ["ec2:DescribeInstances", "ec2:GetInstanceMetadataDefaults", "ec2:DescribeLaunchTemplateVersions"],
  source: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceMetadataOptionsResponse.html",
});

function regionDefault(facts: Facts, region: string): DecidingFact[] {
  const [settings] = facts.known(regionSettings, region);
  const tokens = ifSeen(settings?.configuration.InstanceMetadataDefaults)?.HttpTokens;
  return settings ? [fact("InstanceMetadataDefaults.HttpTokens", tokens, settings)] : [];
}

/** Templates that will start the next instance with IMDSv1: its own, or else those of the region. */
function relapses(facts: Facts, region: string, own: string | undefined): DecidingFact[] {
  const template = facts.find(launchTemplate, own, region);
  const templates = template ? [template] : facts.known(launchTemplate, region);
  const lax = templates.filter((one) => !asksForToken(one, facts, region)).map(({ name, id }) => `${name} (${id})`);
  if (lax.length === 0) return [];
  return [fact(`${template ? "Its launch template" : "Launch templates"} without HttpTokens required`, shortList(lax))];
}

/** By its default version. What it leaves open is the region's default; a version that was not read says nothing. */
function asksForToken({ configuration }: KnownResource<typeof launchTemplate>, facts: Facts, region: string): boolean {
  const versions = ifSeen(configuration.Versions);
  if (versions === null) return true;
  const usual = versions.find((one) => one.VersionNumber === configuration.DefaultVersionNumber) ?? versions[0];
  const { HttpTokens, HttpEndpoint } = usual?.LaunchTemplateData?.MetadataOptions ?? {};
  if (HttpEndpoint === "disabled") return true;
  const [settings] = facts.known(regionSettings, region);
  return (HttpTokens ?? ifSeen(settings?.configuration.InstanceMetadataDefaults)?.HttpTokens) === "required";
}
