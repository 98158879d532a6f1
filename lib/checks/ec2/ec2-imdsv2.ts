import { fact, fail, notApplicable, pass, resourceCheck } from "@/lib/checks/engine/define";
import { ifSeen, NotSeen } from "@/lib/checks/engine/not-seen";
import { instance, regionSettings } from "@/lib/model/resources/ec2";

/** States in which there is nothing left to ask for credentials. */
const GOING = new Set(["terminated", "shutting-down"]);

/** Instances hand out credentials to whoever can make them fetch a URL, unless they ask for a session token first. */
export const ec2Imdsv2 = resourceCheck({
  id: "ec2-imdsv2",
  service: "ec2",
  title: "Instances accept only IMDSv2",
  severity: "high",
  version: 1,
  types: [instance],
  reads: [regionSettings],
  evaluate: ({ configuration, state, region }, facts) => {
    if (state !== null && GOING.has(state)) return notApplicable(`The instance is ${state}.`, [fact("State", state)]);
    const options = configuration.MetadataOptions;
    if (options?.HttpEndpoint === undefined && options?.HttpTokens === undefined) {
      throw new NotSeen([
        { what: "MetadataOptions", reason: "broken_answer", operation: "ec2:DescribeInstances", action: null },
      ]);
    }
    const defaults = facts.known(regionSettings, region)[0];
    const evidence = [
      fact("MetadataOptions.HttpEndpoint", options.HttpEndpoint),
      fact("MetadataOptions.HttpTokens", options.HttpTokens),
      ...(defaults
        ? [
            fact(
              "InstanceMetadataDefaults.HttpTokens",
              ifSeen(defaults.configuration.InstanceMetadataDefaults)?.HttpTokens,
              defaults,
            ),
          ]
        : []),
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
  apis: ["ec2:DescribeInstances", "ec2:GetInstanceMetadataDefaults"],
  source: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceMetadataOptionsResponse.html",
});
