import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();
const flag = z.boolean().optional();
const number = z.number().optional();

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NetworkAcl.html */
export const networkAcl = defineResourceType({
  type: "AWS::EC2::NetworkAcl",
  service: "ec2",
  title: "Network ACLs",
  arn: "ec2:network-acl/*",
  cli: "ec2 describe-network-acls --network-acl-ids {id}",
  schema: z.looseObject({
    NetworkAclId: z.string(),
    VpcId: text,
    IsDefault: flag,
    Associations: z.array(z.looseObject({ NetworkAclAssociationId: text, SubnetId: text })).optional(),
    // The rule number says which entry comes first, so the list itself is a set.
    Entries: z
      .array(
        z.looseObject({
          RuleNumber: number,
          Egress: flag,
          Protocol: text,
          RuleAction: text,
          CidrBlock: text,
          Ipv6CidrBlock: text,
          PortRange: z.looseObject({ From: number, To: number }).optional(),
        }),
      )
      .optional(),
  }),
  drop: ["Tags"],
  relations: (acl) => [
    ...relate("is part of", "AWS::EC2::VPC", [acl.VpcId]),
    ...relate("filters", "AWS::EC2::Subnet", acl.Associations?.map((it) => it.SubnetId) ?? []),
  ],
});

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SecurityGroupRule.html */
const rule = z.looseObject({
  SecurityGroupRuleId: z.string(),
  IsEgress: flag,
  /** `-1` is all traffic; such rules have no ports that mean anything. */
  IpProtocol: text,
  FromPort: number,
  ToPort: number,
  CidrIpv4: text,
  CidrIpv6: text,
  PrefixListId: text,
  ReferencedGroupInfo: z
    .looseObject({ GroupId: text, UserId: text, VpcId: text, VpcPeeringConnectionId: text })
    .optional(),
  Description: text,
});

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SecurityGroup.html */
export const securityGroup = defineResourceType({
  type: "AWS::EC2::SecurityGroup",
  service: "ec2",
  title: "Security groups",
  arn: "ec2:security-group/*",
  cli: "ec2 describe-security-groups --group-ids {id}",
  schema: z.looseObject({
    GroupId: z.string(),
    GroupName: text,
    VpcId: text,
    Description: text,
    OwnerId: text,
    Rules: readOf(z.array(rule)),
    /** Other VPCs that it may be used in; left out for default groups, which are tied to their own. */
    VpcAssociations: readOf(z.array(z.looseObject({ VpcId: text, VpcOwnerId: text, State: text }))).optional(),
  }),
  // The same rules again, grouped and without their ids.
  drop: ["IpPermissions", "IpPermissionsEgress", "Tags"],
  relations: (group) => {
    const rules = group.Rules.seen ? group.Rules.value : [];
    const inward = rules.filter((it) => it.IsEgress !== true);
    const outward = rules.filter((it) => it.IsEgress === true);
    return [
      ...relate("is part of", "AWS::EC2::VPC", [group.VpcId]),
      ...relate(
        "may be used in",
        "AWS::EC2::VPC",
        (group.VpcAssociations?.seen ? group.VpcAssociations.value : []).map((it) => it.VpcId),
      ),
      ...relate(
        "admits",
        "AWS::EC2::SecurityGroup",
        inward.map((it) => it.ReferencedGroupInfo?.GroupId),
      ),
      ...relate(
        "admits",
        "AWS::EC2::PrefixList",
        inward.map((it) => it.PrefixListId),
      ),
      ...relate(
        "may reach",
        "AWS::EC2::SecurityGroup",
        outward.map((it) => it.ReferencedGroupInfo?.GroupId),
      ),
      ...relate(
        "may reach",
        "AWS::EC2::PrefixList",
        outward.map((it) => it.PrefixListId),
      ),
    ];
  },
});

/**
 * Named lists of address ranges: the account's own with their entries, and AWS's by name.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ManagedPrefixList.html
 */
export const prefixList = defineResourceType({
  type: "AWS::EC2::PrefixList",
  service: "ec2",
  title: "Prefix lists",
  arn: "ec2:prefix-list/*",
  cli: "ec2 describe-managed-prefix-lists --prefix-list-ids {id}",
  schema: z.looseObject({
    PrefixListId: z.string(),
    PrefixListName: text,
    AddressFamily: text,
    /** `AWS` for AWS's own lists, which have no `Entries` here. */
    OwnerId: text,
    Entries: readOf(z.array(z.looseObject({ Cidr: text, Description: text }))).optional(),
  }),
  drop: ["State", "StateMessage", "Tags"],
});
