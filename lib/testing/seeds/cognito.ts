import * as identity from "@aws-sdk/client-cognito-identity";
import * as idp from "@aws-sdk/client-cognito-identity-provider";
import { defineSeed } from "../seed";
import { jsonAnswer } from "../wire-answers";

/** A user pool with a client and a domain, and an identity pool. */
export const seed = defineSeed({
  async make({ config }) {
    const client = new idp.CognitoIdentityProviderClient(config);
    const { UserPool } = await client.send(new idp.CreateUserPoolCommand({ PoolName: "customers" }));
    const UserPoolId = UserPool?.Id;
    await client.send(new idp.CreateUserPoolClientCommand({ UserPoolId, ClientName: "web", GenerateSecret: true }));
    await client.send(new idp.CreateUserPoolDomainCommand({ UserPoolId, Domain: "whole-example" }));
    await new identity.CognitoIdentityClient(config).send(
      new identity.CreateIdentityPoolCommand({ IdentityPoolName: "uploads", AllowUnauthenticatedIdentities: false }),
    );
  },
  answers: ({ role }) => ({
    "cognito-identity.GetIdentityPoolRoles": jsonAnswer({ Roles: { authenticated: role } }),
  }),
});
