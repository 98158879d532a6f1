import { fact, fail, pass, resourceCheck } from "@/lib/checks/engine/define";
import { elasticIp } from "@/lib/model/resources/ec2-addresses";

/** AWS bills every public address by the hour, in use or not. */
export const ec2UnattachedAddresses = resourceCheck({
  id: "ec2-unattached-addresses",
  service: "ec2",
  title: "Elastic IP addresses are in use",
  severity: "low",
  version: 1,
  types: [elasticIp],
  evaluate: ({ configuration }) => {
    const { AssociationId, NetworkInterfaceId, InstanceId, PublicIp, Domain, AllocationId } = configuration;
    const user = [InstanceId, NetworkInterfaceId, AssociationId].find((one) => typeof one === "string" && one !== "");
    const values = { allocation: AllocationId ?? "" };
    return typeof user === "string"
      ? pass(`The address belongs to ${user}.`, [fact("PublicIp", PublicIp)])
      : fail(
          "Nothing uses the address, and it is paid for by the hour.",
          [fact("PublicIp", PublicIp), fact("Domain", Domain)],
          {
            values,
          },
        );
  },
  risk:
    "An address that nothing uses costs as much as one in use. Before it is given back, look for it in DNS and in the allow-lists " +
    "of partners: whoever gets it next receives what is sent there.",
  fix: {
    console: [
      "EC2, Elastic IPs, choose the address",
      "Make sure that no DNS record and no partner names it",
      "Actions, Release Elastic IP addresses",
    ],
    cli: ["aws ec2 release-address --allocation-id {allocation}"],
    terraform:
      '# Remove the aws_eip resource, or give it an association:\nresource "aws_eip_association" "this" {\n  allocation_id = aws_eip.this.id\n  instance_id   = aws_instance.this.id\n}',
    link: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/elastic-ip-addresses-eip.html",
  },
  apis: ["ec2:DescribeAddresses"],
  source: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Address.html",
});
