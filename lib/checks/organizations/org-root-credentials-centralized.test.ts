import { describe, expect, it } from "vitest";
import { seen } from "@/lib/model/read";
import { GLOBAL } from "@/lib/model/resource";
import { accountSettings } from "@/lib/model/resources/iam-account";
import { organization } from "@/lib/model/resources/organizations";
import { factTable, judge } from "@/lib/testing/facts";
import { iamSettings } from "@/lib/testing/iam-facts";
import { OTHER, ownOrganization } from "@/lib/testing/organization-facts";
import { orgRootCredentialsCentralized } from "./org-root-credentials-centralized";

const listed = (...EnabledFeatures: string[]) => iamSettings({ features: { EnabledFeatures, NotListed: null } });
const refused = (NotListed: string) => iamSettings({ features: { EnabledFeatures: null, NotListed } });
const denied = iamSettings({ features: "denied" });

describe("root credentials of member accounts are managed centrally", () => {
  factTable(orgRootCredentialsCentralized, [
    { name: "on", status: "pass", resources: [listed("RootCredentialsManagement"), ownOrganization()] },
    { name: "off", status: "fail", resources: [listed("RootSessions"), ownOrganization()], says: "not managed" },
    { name: "nothing is on", status: "fail", resources: [listed(), ownOrganization()] },
    {
      name: "IAM has no trusted access",
      status: "fail",
      resources: [refused("ServiceAccessNotEnabled"), ownOrganization()],
      says: "trusted access",
    },
    {
      name: "the organization only shares a bill",
      status: "fail",
      resources: [refused("OrganizationNotInAllFeaturesMode"), ownOrganization()],
      says: "common bill",
    },
    {
      name: "an ordinary member account",
      status: "manual",
      resources: [refused("AccountNotManagementOrDelegatedAdministrator"), ownOrganization()],
    },
    { name: "no organization", status: "not_applicable", resources: [refused("OrganizationNotFound")] },
    { name: "no organization, and IAM was denied", status: "not_applicable", resources: [denied] },
    {
      name: "the answer is known, the organization was denied",
      status: "pass",
      resources: [listed("RootCredentialsManagement")],
      hidden: [[organization, "denied", GLOBAL]],
    },
    {
      name: "an error is not a no",
      status: "not_seen",
      resources: [denied, ownOrganization()],
      says: "organization features of IAM",
    },
    {
      name: "no settings of IAM",
      status: "not_seen",
      resources: [ownOrganization()],
      hidden: [[accountSettings, "denied", GLOBAL]],
    },
    {
      name: "neither a list nor a reason",
      status: "not_seen",
      resources: [iamSettings({ features: { EnabledFeatures: null, NotListed: null } }), ownOrganization()],
    },
    {
      name: "neither of the two was seen",
      status: "not_seen",
      resources: [denied],
      hidden: [[organization, "denied", GLOBAL]],
    },
  ]);

  it("shows who runs IAM for the organization, without judging it", () => {
    const DelegatedAdministrators = seen([
      { Id: OTHER, Services: [{ ServicePrincipal: "iam.amazonaws.com" }] },
      { Id: "888888888888", Services: [{ ServicePrincipal: "sso.amazonaws.com" }] },
    ]);
    const [judged] = judge(orgRootCredentialsCentralized, {
      resources: [listed("RootCredentialsManagement", "RootSessions"), ownOrganization({ DelegatedAdministrators })],
    });
    expect(judged?.verdict.facts.map(({ value }) => value)).toEqual([
      ["RootCredentialsManagement", "RootSessions"],
      [OTHER],
    ]);
  });
});
