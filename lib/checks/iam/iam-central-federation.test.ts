import { describe, expect, it } from "vitest";
import { seen } from "@/lib/model/read";
import { GLOBAL } from "@/lib/model/resource";
import { user } from "@/lib/model/resources/iam";
import { oidcProvider, samlProvider } from "@/lib/model/resources/iam-credentials";
import { identityCenter } from "@/lib/model/resources/identitycenter";
import { factTable, judge, resource } from "@/lib/testing/facts";
import { iamUser } from "@/lib/testing/iam-facts";
import { iamCentralFederation } from "./iam-central-federation";

const adfs = resource(
  samlProvider,
  { ValidUntil: "2030-01-02T00:00:00.000Z", Settings: seen({ SAMLMetadataDocumentSha256: null }) },
  { region: GLOBAL, id: "adfs", arn: "arn:aws:iam::123456789012:saml-provider/adfs" },
);
const github = resource(oidcProvider, { Settings: seen({}) }, { region: GLOBAL, id: "github" });
const center = resource(identityCenter, { InstanceArn: "arn:aws:sso:::instance/ssoins-1" }, { id: "ssoins-1" });
const local = iamUser({ password_enabled: "true" });

describe("people sign in through federation", () => {
  factTable(iamCentralFederation, [
    {
      name: "a SAML provider and nobody local",
      status: "manual",
      resources: [adfs, iamUser({})],
      says: "It looks right: there is the SAML provider adfs",
    },
    { name: "Identity Center and nobody local", status: "manual", resources: [center], says: "looks right" },
    { name: "federation beside local users", status: "manual", resources: [center, local], says: "1 IAM user has" },
    {
      name: "a SAML provider beside local users",
      status: "manual",
      resources: [adfs, local],
      says: "There is the SAML provider adfs, but 1 IAM user has",
    },
    { name: "local users only", status: "manual", resources: [local], says: "looks wrong" },
    {
      name: "a provider for pipelines is not for people",
      status: "manual",
      resources: [github, local, iamUser({ password_enabled: "true" }, {}, "bela")],
      says: "looks wrong: there is no federation, and 2 IAM users have",
    },
    { name: "nothing", status: "manual", says: "neither federation nor" },
    {
      name: "Identity Center was seen in its home region, another one is denied",
      status: "manual",
      resources: [center],
      regions: ["eu-west-1", "us-east-1"],
      hidden: [[identityCenter, "denied", "us-east-1"]],
      says: "looks right",
    },
    { name: "Identity Center is denied", status: "not_seen", hidden: [[identityCenter]], results: 1 },
    { name: "SAML providers are denied", status: "not_seen", hidden: [[samlProvider, "denied", GLOBAL]] },
    { name: "OpenID Connect providers don't decide", status: "manual", hidden: [[oidcProvider, "denied", GLOBAL]] },
    { name: "no credential report", status: "not_seen", resources: [adfs, iamUser("denied")] },
    { name: "users were not listed", status: "not_seen", hidden: [[user, "denied", GLOBAL]], says: "IAM users" },
  ]);

  it("lists the ways apart, with their dates", () => {
    const [judged] = judge(iamCentralFederation, { resources: [adfs, github, center, local] });
    expect(judged?.verdict.facts.map(({ value }) => value)).toEqual([
      ["adfs, valid until 2030-01-02"],
      ["ssoins-1 in eu-west-1"],
      ["anna"],
      ["github"],
    ]);
  });
});
