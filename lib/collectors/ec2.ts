import { defineCollector } from "./define";
import { addresses } from "./ec2-addresses";
import { compute } from "./ec2-compute";
import { endpointServices } from "./ec2-endpoint-services";
import { firewall } from "./ec2-firewall";
import type { Ec2Part } from "./ec2-listing";
import { network } from "./ec2-network";
import { routing } from "./ec2-routing";
import { settings } from "./ec2-settings";
import { storage } from "./ec2-storage";
import { transit } from "./ec2-transit";
import { vpn } from "./ec2-vpn";

/** Another family of EC2's types is another part. */
const parts: readonly Ec2Part[] = [
  addresses,
  compute,
  endpointServices,
  firewall,
  network,
  routing,
  settings,
  storage,
  transit,
  vpn,
];

/** EC2 and VPC. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/Welcome.html */
export const ec2 = defineCollector({
  service: "ec2",
  scope: "regional",
  permissions: Object.fromEntries(parts.flatMap((part) => Object.entries(part.permissions))),
  listings: parts.flatMap((part) => part.listings),
});
