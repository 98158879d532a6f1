import { fact, fail, pass, resourceCheck } from "@/lib/checks/engine/define";
import { ifSeen, NotSeen } from "@/lib/checks/engine/not-seen";
import { regionSettings } from "@/lib/model/resources/ec2";
import { image } from "@/lib/model/resources/ec2-storage";

/** An image carries its whole disk: configuration, keys, history of the shell. */
export const ec2PublicImages = resourceCheck({
  id: "ec2-public-images",
  service: "ec2",
  title: "Machine images are not public",
  severity: "critical",
  version: 1,
  types: [image],
  reads: [regionSettings],
  evaluate: ({ configuration, region }, facts) => {
    if (configuration.Public === undefined) {
      throw new NotSeen([{ what: "Public", reason: "broken_answer", operation: "ec2:DescribeImages", action: null }]);
    }
    const [settings] = facts.known(regionSettings, region);
    const block = ifSeen(settings?.configuration.ImageBlockPublicAccess);
    const evidence = [
      fact("Public", configuration.Public),
      ...(settings ? [fact("ImageBlockPublicAccess", block, settings)] : []),
    ];
    // The block only keeps further images from being published.
    return configuration.Public
      ? fail("Every AWS account can start the image and read its disk.", evidence)
      : pass("The image is not public.", evidence);
  },
  risk:
    "Anybody with an AWS account can start a machine from the image and look through its disk at leisure: source code, " +
    "configuration, keys that somebody forgot there.",
  fix: {
    console: [
      "EC2, AMIs, choose the image",
      "Actions, Edit AMI permissions, Private, Save changes",
      "Change every key and password that is on the image",
    ],
    cli: [
      'aws ec2 modify-image-attribute --image-id {id} --launch-permission "Remove=[{Group=all}]"',
      "aws ec2 enable-image-block-public-access --image-block-public-access-state block-new-sharing",
    ],
    terraform: '# Remove the aws_ami_launch_permission with group = "all".',
    link: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/sharingamis-intro.html",
  },
  apis: ["ec2:DescribeImages", "ec2:GetImageBlockPublicAccessState"],
  source: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Image.html",
});
