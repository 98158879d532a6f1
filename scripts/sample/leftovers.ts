import { AutoScaling } from "@aws-sdk/client-auto-scaling";
import { EC2 } from "@aws-sdk/client-ec2";
import { ElasticLoadBalancing } from "@aws-sdk/client-elastic-load-balancing";
import { XENIAL } from "./images";
import type { Network } from "./network";
import { HOME, made, tagged, type World } from "./world";

/** What machines leave behind: disks, images, and a scaling group that was never finished. */
export async function makeLeftovers(
  world: World,
  groups: Network["groups"],
  subnets: Network["subnets"],
): Promise<void> {
  const ec2 = world.aws(EC2);
  for (const [when, id, Size, Name] of [
    ["2021-02-08 17:20", "vol-0e4b92d71c3fa8506", 100, ""],
    ["2020-11-19 22:41", "vol-09b7e34f1ad82c605", 250, "jenkins home before upgrade"],
    ["2023-06-13 08:14", "vol-0c61fa7d92e3b4850", 40, "web-1 root copy"],
  ] as const) {
    await world.at(when);
    await world.next(id);
    const { VolumeId } = await ec2.createVolume({ AvailabilityZone: `${HOME}a`, Size, VolumeType: "gp2" });
    if (Name) await ec2.createTags({ Resources: [made(VolumeId)], Tags: tagged({ Name }) });
    const { SnapshotId } = await ec2.createSnapshot({ VolumeId, Description: Name || "before resize" });
    if (Name) await ec2.createTags({ Resources: [made(SnapshotId)], Tags: tagged({ Name }) });
  }
  for (const [when, InstanceId, Name] of [
    ["2019-10-02 18:05", "i-03ac6e59d27f81b40", "web-2019-10-02"],
    ["2020-05-27 18:11", "i-03ac6e59d27f81b40", "web-2020-05-27"],
    ["2021-04-12 17:50", "i-03ac6e59d27f81b40", "web-2021-04-12 GOOD"],
    ["2021-04-12 19:02", "i-07c2b4d9e6f1a3058", "worker-golden"],
    ["2020-11-19 22:30", "i-0f21a9c60db7e4835", "jenkins-before-upgrade"],
  ] as const) {
    await world.at(when);
    await ec2.createImage({ InstanceId, Name, NoReboot: true });
  }
  await world.at("2021-04-13 09:40");
  const { LaunchTemplate } = await ec2.createLaunchTemplate({
    LaunchTemplateName: "web-asg-attempt",
    LaunchTemplateData: {
      ImageId: XENIAL,
      InstanceType: "m5.large",
      KeyName: "pinecrate-2019",
      SecurityGroupIds: [made(groups["web-classic"])],
    },
    TagSpecifications: [{ ResourceType: "launch-template", Tags: tagged({ Owner: "jpark", Env: "prod" }) }],
  });
  await world.aws(AutoScaling).createAutoScalingGroup({
    AutoScalingGroupName: "web-asg",
    LaunchTemplate: { LaunchTemplateId: LaunchTemplate?.LaunchTemplateId, Version: "$Latest" },
    MinSize: 0,
    MaxSize: 4,
    DesiredCapacity: 0,
    VPCZoneIdentifier: `${subnets["private-a"]},${subnets["private-b"]}`,
    Tags: [{ Key: "Name", Value: "web-asg (does not work yet)", PropagateAtLaunch: true }],
  });
}

/** The classic balancer before the web servers that were made by hand. */
export async function makeClassicBalancer(
  world: World,
  groups: Network["groups"],
  subnets: Network["subnets"],
): Promise<void> {
  await world.at("2019-06-19 10:22");
  const elb = world.aws(ElasticLoadBalancing);
  const LoadBalancerName = "pinecrate-web-classic";
  await elb.createLoadBalancer({
    LoadBalancerName,
    Listeners: [{ Protocol: "HTTP", LoadBalancerPort: 80, InstanceProtocol: "HTTP", InstancePort: 80 }],
    Subnets: [made(subnets["public-a"]), made(subnets["public-b"])],
    SecurityGroups: [made(groups["elb-classic"])],
    Tags: tagged({ Name: "web", Env: "prod" }),
  });
  await elb.configureHealthCheck({
    LoadBalancerName,
    HealthCheck: { Target: "TCP:80", Interval: 30, Timeout: 5, UnhealthyThreshold: 2, HealthyThreshold: 10 },
  });
  const Instances = ["i-03ac6e59d27f81b40", "i-0c93d1e7fa20b4586"].map((InstanceId) => ({ InstanceId }));
  await elb.registerInstancesWithLoadBalancer({ LoadBalancerName, Instances });
}
