import { fact, fail, notApplicable, pass, resourceCheck } from "@/lib/checks/engine/define";
import { volume } from "@/lib/model/resources/ec2-storage";

/** A disk in no machine: paid for by its size, with data that somebody once thought worth keeping. */
export const ec2UnattachedVolumes = resourceCheck({
  id: "ec2-unattached-volumes",
  service: "ec2",
  title: "EBS volumes are attached to an instance",
  severity: "low",
  version: 1,
  types: [volume],
  evaluate: ({ configuration, state }) => {
    const { Attachments = [], Size, VolumeType, CreateTime } = configuration;
    if (state === "deleting" || state === "deleted" || state === "creating") {
      return notApplicable(`The volume is ${state}.`, [fact("State", state)]);
    }
    const users = Attachments.flatMap(({ InstanceId }) => InstanceId ?? []);
    if (Attachments.length > 0) return pass(`The volume is attached to ${users.join(", ") || "a service of AWS"}.`);
    const made = typeof CreateTime === "string" ? ` It was made on ${CreateTime.slice(0, 10)}.` : "";
    return fail(`No instance uses the volume, and its ${Size} GiB are paid for.${made}`, [
      fact("State", state),
      fact("Size", Size),
      fact("VolumeType", VolumeType),
    ]);
  },
  risk: "Disks that nobody uses are paid for by their size each month, and hold data that nobody watches any more.",
  fix: {
    console: [
      "EC2, Volumes, choose the volume",
      "Actions, Create snapshot, if the data may be needed: a snapshot costs less",
      "Actions, Delete volume",
    ],
    cli: [
      "aws ec2 create-snapshot --volume-id {id} --description before-deletion",
      "aws ec2 delete-volume --volume-id {id}",
    ],
    terraform:
      '# Remove the aws_ebs_volume resource, or attach it:\nresource "aws_volume_attachment" "data" {\n  device_name = "/dev/sdf"\n  volume_id   = aws_ebs_volume.data.id\n  instance_id = aws_instance.this.id\n}',
    link: "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-deleting-volume.html",
  },
  apis: ["ec2:DescribeVolumes"],
  source: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Volume.html",
});
