import { SORTS } from "@/lib/model/inventory-filter";
import type { StoredAccount } from "./account";
import type { Plain } from "./plain-sql";

/** An address to ask for, and where it is compared, the same question to the database. */
export type Case = { name: string; path: string; plain?: Plain };

/** Every question to the inventory: filters alone and in pairs, orders, searches, places and the drawer. */
export function inventoryCases({ name: account, some }: StoredAccount): Case[] {
  const ask = (name: string, query: string, plain?: Plain): Case => ({
    name,
    path: `/accounts/${account}/inventory?at=S3${query && `&${query}`}`,
    ...(plain && { plain }),
  });
  const arn = encodeURIComponent(some.arn);
  const type = "type=AWS::EC2::Instance";
  return [
    ask("unfiltered", "", {}),
    ask("service", "service=ec2", { service: "ec2" }),
    ask("type", type, { type: "AWS::EC2::Instance" }),
    ask("region", "region=eu-west-1", { region: "eu-west-1" }),
    ask("vpc", "vpc=none"),
    ask("state", "state=running"),
    ask("managed", "managed=cloudformation"),
    ask("tag key", "tag=Team"),
    ask("tag value", "tag=Team=payments"),
    ask("not seen", "seen=no"),
    ask("service and region", "service=ec2&region=eu-west-1", { service: "ec2", region: "eu-west-1" }),
    ask("type and state", `${type}&state=running`),
    ask("tag and stack", "tag=Env=prod&managed=cloudformation"),
    ask("two types", `${type}&type=AWS::EC2::Volume`),
    ask("search and region", "q=payments&region=eu-west-1", { q: "payments", region: "eu-west-1" }),
    ask("a field", `${type}&where=InstanceType%3Dt3.micro`),
    ask("a field contains", `${type}&where=PrivateIpAddress~10.1`),
    ...SORTS.map((sort) => ask(`sort ${sort}`, `sort=${sort}`, sort === "-region" ? { order: "region" } : undefined)),
    ask("search 1 letter", "q=p", { q: "p" }),
    ask("search 2 letters", "q=pa"),
    ask("search 3 letters", "q=pay", { q: "pay" }),
    ask("search common", "q=payments", { q: "payments" }),
    ask("search rare", `q=${some.id}`, { q: some.id }),
    ask("search nothing", "q=no-such-thing"),
    ask("search ARN", `q=${arn}`),
    ask("search three words", "q=payments+prod+instance"),
    ask("200 rows", "rows=200"),
    ask("10,000 rows", "rows=10000"),
    ask("drawer", `open=${arn}`),
    ask("drawer, history", `open=${arn}&tab=history`),
  ];
}

/** The other pages of an account, and those of none. */
export function otherCases({ name, some, busiest }: StoredAccount): Case[] {
  const base = `/accounts/${name}`;
  const at = (page: string, query = "") => `${base}${page}?at=S3${query}`;
  return [
    { name: "accounts", path: "/accounts" },
    { name: "connect", path: "/accounts/new" },
    { name: "first week", path: at("") },
    { name: "snapshots", path: at("/snapshots") },
    { name: "one snapshot", path: `${base}/snapshots/S3` },
    { name: "compared", path: `${base}/compare?from=S1&to=S3` },
    { name: "gaps", path: at("/gaps") },
    { name: "settings", path: at("/settings") },
    { name: "resource", path: at("/resources", `&arn=${encodeURIComponent(some.arn)}`) },
    { name: "resource, history", path: at("/resources", `&arn=${encodeURIComponent(some.arn)}&tab=history`) },
    { name: "VPC of many", path: at("/resources", `&arn=${encodeURIComponent(busiest)}`) },
    { name: "VPC of many, relations", path: at("/resources", `&arn=${encodeURIComponent(busiest)}&tab=relations`) },
  ];
}
