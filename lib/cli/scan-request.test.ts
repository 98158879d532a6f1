import { describe, expect, it } from "vitest";
import { accountName, scanRequest } from "./scan-request";

const ROLE = "arn:aws:iam::123456789012:role/team/Auditor";

describe("accountName", () => {
  it.each([
    [undefined, undefined, "default"],
    [undefined, "prod", "prod"],
    [undefined, "My Company (SSO)", "my-company-sso"],
    [undefined, "__x", "x"],
    [undefined, "日本", "default"],
    [undefined, "p".repeat(80), "p".repeat(63)],
    [ROLE, "prod", "123456789012-auditor"],
    ["arn:nonsense", "prod", "prod"],
  ])("of role %s and profile %s is %s", (role, profile, name) => {
    expect(accountName(role, profile)).toBe(name);
  });
});

describe("scanRequest", () => {
  it("takes AWS's environment for a connection that does not exist yet", () => {
    const environment = { AWS_PROFILE: "dev", AWS_ENDPOINT_URL: "http://127.0.0.1:5000" };
    expect(scanRequest({}, environment)).toEqual({
      account: "dev",
      regions: [],
      services: [],
      connection: { credentials: { kind: "profile", profile: "dev" }, endpointUrl: "http://127.0.0.1:5000" },
      connectionGiven: false,
    });
  });

  it("lets options go before the environment", () => {
    const environment = { AWS_PROFILE: "dev", AWS_ENDPOINT_URL: "http://127.0.0.1:5000" };
    expect(scanRequest({ profile: "prod", endpointUrl: "http://127.0.0.1:6000" }, environment)).toMatchObject({
      account: "prod",
      connection: { credentials: { kind: "profile", profile: "prod" }, endpointUrl: "http://127.0.0.1:6000" },
      connectionGiven: true,
    });
  });

  it("assumes a role from the profile, with the external id", () => {
    const { connection } = scanRequest({ roleArn: ROLE, externalId: "4711", profile: "hub" }, {});
    expect(connection.credentials).toEqual({ kind: "role", roleArn: ROLE, externalId: "4711", sourceProfile: "hub" });
  });

  it("takes empty variables for none", () => {
    expect(scanRequest({}, { AWS_PROFILE: "", AWS_ENDPOINT_URL: "" }).connection).toEqual({
      credentials: { kind: "default" },
      endpointUrl: null,
    });
  });

  it("refuses an external id without a role", () => {
    expect(() => scanRequest({ externalId: "4711" }, {})).toThrow("--external-id goes with --role-arn");
  });
});
