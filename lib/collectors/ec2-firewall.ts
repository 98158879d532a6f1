import {
  type EC2Client,
  type ManagedPrefixList,
  type PrefixListEntry,
  paginateDescribeManagedPrefixLists,
  paginateDescribeNetworkAcls,
  paginateDescribeSecurityGroupRules,
  paginateDescribeSecurityGroups,
  paginateDescribeSecurityGroupVpcAssociations,
  paginateGetManagedPrefixListEntries,
  type SecurityGroup,
  type SecurityGroupRule,
  type SecurityGroupVpcAssociation,
} from "@aws-sdk/client-ec2";
import { networkAcl, prefixList, securityGroup } from "@/lib/model/resources/ec2-firewall";
import type { CollectContext } from "./define";
import { type Ec2Part, ec2Listing } from "./ec2-listing";
import { someVpc } from "./ec2-parents";

/** What lets traffic through or stops it. Network Firewall is a service of its own. */
export const firewall: Ec2Part = {
  permissions: {
    DescribeManagedPrefixLists: "ec2:DescribeManagedPrefixLists",
    DescribeNetworkAcls: "ec2:DescribeNetworkAcls",
    DescribeSecurityGroupRules: "ec2:DescribeSecurityGroupRules",
    DescribeSecurityGroups: "ec2:DescribeSecurityGroups",
    DescribeSecurityGroupVpcAssociations: "ec2:DescribeSecurityGroupVpcAssociations",
    GetManagedPrefixListEntries: "ec2:GetManagedPrefixListEntries",
  },
  listings: [
    ec2Listing({
      type: networkAcl,
      when: someVpc,
      paginator: paginateDescribeNetworkAcls,
      input: { MaxResults: 1000 },
      items: (page) => page.NetworkAcls,
      kind: "network-acl",
      id: (item) => item.NetworkAclId,
    }),
    ec2Listing({
      type: securityGroup,
      when: someVpc,
      paginator: paginateDescribeSecurityGroups,
      input: { MaxResults: 1000 },
      items: (page) => page.SecurityGroups,
      kind: "security-group",
      id: (item) => item.GroupId,
      name: (item) => item.GroupName,
      arn: (item) => item.SecurityGroupArn,
      reads: rulesAndAssociations,
    }),
    ec2Listing({
      type: prefixList,
      paginator: paginateDescribeManagedPrefixLists,
      input: { MaxResults: 100 },
      items: (page) => page.PrefixLists,
      kind: "prefix-list",
      id: (item) => item.PrefixListId,
      name: (item) => item.PrefixListName,
      arn: (item) => item.PrefixListArn,
      state: (item) => item.State,
      reads: entriesOf,
    }),
  ],
};

/** Rules and other VPCs of one group, each out of one listing for all groups of the region. */
async function rulesAndAssociations(group: SecurityGroup, context: CollectContext, client: EC2Client) {
  const rules = context.read(async () => {
    const all = await context.once("security group rules", () => rulesByGroup(context, client));
    return all.get(group.GroupId) ?? [];
  });
  // AWS does not let the default group of a VPC be used in another.
  if (group.GroupName === "default") return { Rules: await rules };
  const associations = context.read(async () => {
    const all = await context.once("security group associations", () => associationsByGroup(context, client));
    return all.get(group.GroupId) ?? [];
  });
  const [Rules, VpcAssociations] = await Promise.all([rules, associations]);
  return { Rules, VpcAssociations };
}

async function associationsByGroup(context: CollectContext, client: EC2Client) {
  const groups = new Map<string | undefined, Omit<SecurityGroupVpcAssociation, "GroupId">[]>();
  const pages = context.paginate(paginateDescribeSecurityGroupVpcAssociations, client, { MaxResults: 1000 });
  for await (const page of pages) {
    for (const { GroupId, ...association } of page.SecurityGroupVpcAssociations ?? []) {
      if (association.State === "disassociated") continue;
      groups.set(GroupId, [...(groups.get(GroupId) ?? []), association]);
    }
  }
  return groups;
}

async function rulesByGroup(context: CollectContext, client: EC2Client) {
  const groups = new Map<string | undefined, SecurityGroupRule[]>();
  const pages = context.paginate(paginateDescribeSecurityGroupRules, client, { MaxResults: 1000 });
  for await (const page of pages) {
    for (const { GroupId, GroupOwnerId, ...rule } of page.SecurityGroupRules ?? []) {
      groups.set(GroupId, [...(groups.get(GroupId) ?? []), rule]);
    }
  }
  for (const rules of groups.values()) rules.sort(byDirectionAndId);
  return groups;
}

/** Inward rules first, then by id: the same order on every day. */
function byDirectionAndId(a: SecurityGroupRule, b: SecurityGroupRule): number {
  const direction = Number(a.IsEgress ?? false) - Number(b.IsEgress ?? false);
  if (direction !== 0) return direction;
  return (a.SecurityGroupRuleId ?? "") < (b.SecurityGroupRuleId ?? "") ? -1 : 1;
}

/** Entries of the account's own lists. AWS's lists are known by their names, and AWS changes them as it likes. */
async function entriesOf(list: ManagedPrefixList, context: CollectContext, client: EC2Client) {
  if (list.OwnerId === "AWS") return {};
  const Entries = await context.read(async () => {
    const entries: PrefixListEntry[] = [];
    const pages = context.paginate(paginateGetManagedPrefixListEntries, client, {
      PrefixListId: list.PrefixListId,
      MaxResults: 100,
    });
    for await (const page of pages) entries.push(...(page.Entries ?? []));
    return entries;
  });
  return { Entries };
}
