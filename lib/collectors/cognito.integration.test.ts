import {
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  CreateUserPoolDomainCommand,
  SetUserPoolMfaConfigCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { expect, inject, test } from "vitest";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import {
  byId,
  type Collected,
  collectService,
  made,
  openTestAccount,
  relationsOf,
  through,
} from "@/lib/testing/collect";
import * as faults from "@/lib/testing/faults";
import { startProxy } from "@/lib/testing/proxy";
import { scan } from "@/lib/testing/scan";
import { jsonAnswer } from "@/lib/testing/wire-answers";
import { startWireServer } from "@/lib/testing/wire-server";
import { cognito } from "./cognito";

const LAMBDA = "arn:aws:lambda:eu-west-1:220400000004:function";

test("a user pool with its password rules, factors, triggers, client and domain", async () => {
  const account = await openTestAccount(inject("motoUrl"), "220400000004", "eu-west-1");
  const client = new CognitoIdentityProviderClient(account.clientSettings);
  const { UserPool } = await client.send(
    new CreateUserPoolCommand({
      PoolName: "customers",
      Policies: { PasswordPolicy: { MinimumLength: 12, RequireNumbers: true } },
      LambdaConfig: {
        PreSignUp: `${LAMBDA}:check:live`,
        PreTokenGenerationConfig: { LambdaVersion: "V2_0", LambdaArn: `${LAMBDA}:claims` },
        KMSKeyID: "arn:aws:kms:eu-west-1:220400000004:key/k",
      },
      UserPoolTags: { team: "shop" },
    }),
  );
  const UserPoolId = made(UserPool?.Id);
  await client.send(
    new SetUserPoolMfaConfigCommand({
      UserPoolId,
      SoftwareTokenMfaConfiguration: { Enabled: true },
      MfaConfiguration: "ON",
    }),
  );
  const { UserPoolClient } = await client.send(
    new CreateUserPoolClientCommand({
      UserPoolId,
      ClientName: "web",
      GenerateSecret: true,
      CallbackURLs: ["https://shop.example/in"],
    }),
  );
  const secret = made(UserPoolClient?.ClientSecret);
  await client.send(new CreateUserPoolDomainCommand({ UserPoolId, Domain: "customers-a" }));

  const collected = await collectService(cognito, account, ["eu-west-1"]);
  expect(collected.gaps).toEqual([]);
  const pool = byId(collected, UserPoolId);
  expect(pool).toMatchObject({ name: "customers", tags: { team: "shop" } });
  expect(pool.configuration).toMatchObject({
    Detail: { value: { Policies: { PasswordPolicy: { MinimumLength: 12, RequireNumbers: true } } } },
    Mfa: { value: { MfaConfiguration: "ON", SoftwareTokenMfaConfiguration: { Enabled: true } } },
  });
  expect(relationsOf(pool)).toEqual([
    `calls AWS::Lambda::Function ${LAMBDA}:check`,
    `calls AWS::Lambda::Function ${LAMBDA}:claims`,
    "encrypts with AWS::KMS::Key arn:aws:kms:eu-west-1:220400000004:key/k",
  ]);
  const app = byId(collected, made(UserPoolClient?.ClientId));
  expect(app.configuration.Detail).toMatchObject({
    value: { HasClientSecret: true, CallbackURLs: ["https://shop.example/in"] },
  });
  expect(relationsOf(byId(collected, "customers-a"))).toEqual([`signs in to AWS::Cognito::UserPool ${UserPoolId}`]);
  expect(JSON.stringify(collected)).not.toContain(secret);

  const proxy = await startProxy(account.connection.endpointUrl ?? "");
  proxy.fault({ operation: "DescribeUserPool", fault: faults.denied });
  const denied: Collected = await collectService(cognito, through(account, proxy.url), ["eu-west-1"]);
  await proxy.stop();
  expect(byId(denied, UserPoolId).configuration).toMatchObject({
    Detail: { seen: false, reason: "denied" },
    Tags: { seen: false, reason: "denied" },
  });
  // Without the description nobody knows which domains there are.
  expect(denied.coverage.find(({ type }) => type === "AWS::Cognito::UserPoolDomain")).toMatchObject({
    status: "partial",
  });
});

// The emulator knows no roles of identity pools.
// https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_DescribeIdentityPool.html
test("an identity pool with the roles that it gives; a sign-in whose id holds its secret keeps its name only", async () => {
  useTestCredentials();
  const IdentityPoolId = "eu-west-1:11111111-2222-4333-8444-555555555555";
  const role = (name: string) => `arn:aws:iam::123456789012:role/${name}`;
  const server = await startWireServer({
    "cognito-idp.ListUserPools": jsonAnswer({ UserPools: [] }),
    "cognito-identity.ListIdentityPools": jsonAnswer({
      IdentityPools: [{ IdentityPoolId, IdentityPoolName: "uploads" }],
    }),
    "cognito-identity.DescribeIdentityPool": jsonAnswer({
      IdentityPoolId,
      IdentityPoolName: "uploads",
      AllowUnauthenticatedIdentities: true,
      SupportedLoginProviders: { "api.twitter.com": "key;hunter2", "accounts.google.com": "123.apps" },
      CognitoIdentityProviders: [{ ProviderName: "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_p", ClientId: "c" }],
      IdentityPoolTags: { team: "shop" },
    }),
    "cognito-identity.GetIdentityPoolRoles": jsonAnswer({
      IdentityPoolId,
      Roles: { authenticated: role("user"), unauthenticated: role("guest") },
      RoleMappings: {
        "accounts.google.com": {
          Type: "Rules",
          AmbiguousRoleResolution: "Deny",
          RulesConfiguration: {
            Rules: [
              { Claim: "team", MatchType: "Equals", Value: "ops", RoleARN: role("ops") },
              { Claim: "team", MatchType: "NotEqual", Value: "", RoleARN: role("staff") },
            ],
          },
        },
      },
    }),
  });
  const scanned = await scan(server.url, [cognito]);
  await server.stop();
  const pool = byId(scanned, IdentityPoolId);
  expect(pool).toMatchObject({ name: "uploads", tags: { team: "shop" } });
  expect(pool.configuration.Detail).toMatchObject({
    value: {
      AllowUnauthenticatedIdentities: true,
      SupportedLoginProviderNames: ["accounts.google.com", "api.twitter.com"],
    },
  });
  // Which rule comes first decides, and lists are compared as sets.
  expect(pool.configuration.Roles).toMatchObject({
    value: { RoleMappings: { "accounts.google.com": { RulesConfiguration: { Rules: [{ Order: 1 }, { Order: 2 }] } } } },
  });
  expect(relationsOf(pool)).toEqual([
    `gives users AWS::IAM::Role ${role("user")}`,
    `gives strangers AWS::IAM::Role ${role("guest")}`,
    `gives some users AWS::IAM::Role ${role("ops")}`,
    `gives some users AWS::IAM::Role ${role("staff")}`,
    "trusts AWS::Cognito::UserPool eu-west-1_p",
  ]);
  expect(JSON.stringify(scanned.resources)).not.toContain("hunter2");
  // A region without pools costs one call for each of the two services.
  expect(
    scanned.calls
      .filter(({ operation }) => operation.startsWith("List"))
      .map(({ operation }) => operation)
      .sort(),
  ).toEqual(["ListIdentityPools", "ListUserPools"]);
});
