import { describe } from "vitest";
import { seen, unseen } from "@/lib/model/read";
import { GLOBAL } from "@/lib/model/resource";
import { organization } from "@/lib/model/resources/organizations";
import { factTable } from "@/lib/testing/facts";
import { foreignOrganization, OTHER, ownOrganization } from "@/lib/testing/organization-facts";
import { orgServiceDelegation } from "./org-service-delegation";

const named = (principals: string[]) => principals.map((name) => ({ ServicePrincipal: `${name}.amazonaws.com` }));
const services = (...principals: string[]) => seen(named(principals));
const delegate = (Id: string, ...principals: string[]) => ({ Id, Services: named(principals) });
const own = (EnabledServices: ReturnType<typeof services>, ...delegates: ReturnType<typeof delegate>[]) => [
  ownOrganization({ EnabledServices, DelegatedAdministrators: seen(delegates) }),
];

describe("services are run from delegated accounts", () => {
  factTable(orgServiceDelegation, [
    {
      name: "nobody runs it",
      status: "fail",
      resources: own(services("guardduty")),
      subject: "account#guardduty.amazonaws.com",
      results: 1,
    },
    {
      name: "somebody runs it",
      status: "manual",
      resources: own(services("guardduty"), delegate(OTHER, "guardduty")),
      says: OTHER,
    },
    {
      name: "two accounts run it",
      status: "manual",
      resources: own(services("ssm"), delegate(OTHER, "ssm"), delegate("888888888888", "ssm")),
      says: "888888888888 and 999999999999",
    },
    {
      name: "a delegate of another service says nothing",
      status: "fail",
      resources: own(services("guardduty", "macie"), delegate(OTHER, "macie")),
      subject: "#guardduty.amazonaws.com",
      results: 1,
    },
    {
      name: "a result for each service",
      status: "fail",
      resources: own(services("guardduty", "macie", "ram")),
      results: 2,
    },
    {
      name: "a delegate of a service without trusted access",
      status: "not_applicable",
      resources: own(services(), delegate(OTHER, "macie")),
    },
    { name: "a service that cannot be delegated", status: "not_applicable", resources: own(services("ram")) },
    {
      name: "a service that is not on our list, but has a delegate",
      status: "manual",
      resources: own(services("brand-new"), delegate(OTHER, "brand-new")),
    },
    { name: "nothing is enabled", status: "not_applicable", resources: own(services()) },
    { name: "no organization", status: "not_applicable", says: "in no organization" },
    { name: "an ordinary member account", status: "manual", resources: [foreignOrganization()], says: "Look there" },
    {
      name: "a member account that is told",
      status: "fail",
      resources: [foreignOrganization({ EnabledServices: services("ssm"), DelegatedAdministrators: seen([]) })],
    },
    {
      name: "the management account, denied",
      status: "not_seen",
      resources: [
        ownOrganization({
          EnabledServices: services("ssm"),
          DelegatedAdministrators: unseen("denied", "organizations:ListDelegatedAdministrators"),
        }),
      ],
      says: "delegated administrators",
    },
    { name: "the organization was denied", status: "not_seen", hidden: [[organization, "denied", GLOBAL]] },
  ]);
});
