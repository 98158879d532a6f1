import { fact, fail, pass, regionCheck } from "@/lib/checks/engine/define";
import { NotSeen, seen } from "@/lib/checks/engine/not-seen";
import { shortList } from "@/lib/checks/shared/short-list";
import { regionSettings } from "@/lib/model/resources/ec2";
import { volume } from "@/lib/model/resources/ec2-storage";

/** A switch for each region. It says nothing of volumes that are there already, which stay as they are. */
export const ebsEncryptionByDefault = regionCheck({
  id: "ebs-encryption-by-default",
  service: "ec2",
  title: "New EBS volumes are encrypted by default",
  severity: "high",
  version: 1,
  reads: [regionSettings, volume],
  evaluate: (region, facts) => {
    if (!facts.isOffered(regionSettings, region)) return null;
    const [settings] = facts.all(regionSettings, region);
    if (settings === undefined) {
      const operation = "ec2:GetEbsEncryptionByDefault";
      throw new NotSeen([{ what: `EC2 settings of ${region}`, reason: "failed", operation, action: operation }]);
    }
    const isOn = seen(settings.configuration.EbsEncryptionByDefault, "EbsEncryptionByDefault");
    const volumes = facts.known(volume, region);
    const whole = facts.missing(volume, region).length === 0;
    const open = volumes.filter(({ configuration }) => configuration.Encrypted !== true);
    const evidence = [
      fact("EbsEncryptionByDefault", isOn, settings),
      ...(whole || volumes.length > 0
        ? [fact("Volumes", volumes.length), fact("Volumes without encryption", shortList(open.map(({ id }) => id)))]
        : [fact("Volumes", "not seen")]),
    ];
    if (isOn) return pass(`New volumes in ${region} are encrypted.`, evidence);
    const unused = whole && volumes.length === 0;
    const note = unused ? "; the region has no volumes yet" : "";
    return fail(`New volumes in ${region} are encrypted only where somebody asks for it${note}.`, evidence, { unused });
  },
  risk:
    "A volume that was made without thinking of encryption keeps its data in the clear, and so do its snapshots, which are " +
    "shared and copied more easily than anything else. The switch costs nothing and changes nothing for those who use the volume.",
  fix: {
    console: [
      "Choose the region",
      "EC2 Dashboard, Account attributes, Data protection and security",
      "EBS encryption, Manage: Enable always encrypt new EBS volumes",
      "Volumes that are there already: copy a snapshot with encryption and restore it",
    ],
    cli: ["aws ec2 enable-ebs-encryption-by-default"],
    terraform: 'resource "aws_ebs_encryption_by_default" "this" {\n  enabled = true\n}',
    link: "https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html",
  },
  apis: ["ec2:GetEbsEncryptionByDefault", "ec2:DescribeVolumes"],
  source: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetEbsEncryptionByDefault.html",
});
