import {
  CognitoIdentityClient,
  DescribeIdentityPoolCommand,
  GetIdentityPoolRolesCommand,
  paginateListIdentityPools,
  type RoleMapping,
} from "@aws-sdk/client-cognito-identity";
import {
  CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
  DescribeUserPoolDomainCommand,
  GetUserPoolMfaConfigCommand,
  paginateListUserPoolClients,
  paginateListUserPools,
  type UserPoolDescriptionType,
  type UserPoolType,
} from "@aws-sdk/client-cognito-identity-provider";
import { identityPool, userPool, userPoolClient, userPoolDomain } from "@/lib/model/resources/cognito";
import { type CollectContext, defineCollector, found, listing } from "./define";
import { allItems, below } from "./shared/paginators";
import { placeTags } from "./shared/tags";
import { told } from "./shared/told";

function allPools(context: CollectContext): Promise<UserPoolDescriptionType[]> {
  return context.once("user pools", () => {
    const client = context.connect(CognitoIdentityProviderClient);
    return allItems(context.paginate(paginateListUserPools, client, { MaxResults: 60 }), ({ UserPools }) => UserPools);
  });
}

function describePool(context: CollectContext, UserPoolId: string): Promise<UserPoolType> {
  return context.once(`user pool ${UserPoolId}`, async () => {
    const client = context.connect(CognitoIdentityProviderClient);
    const answer = await client.send(new DescribeUserPoolCommand({ UserPoolId }));
    return told(answer.UserPool, where(context, "DescribeUserPool"));
  });
}

function where({ region }: CollectContext, operation: string) {
  return { service: "cognito", region, operation };
}

const userPools = listing([userPool], async function* (context) {
  const client = context.connect(CognitoIdentityProviderClient);
  yield* context.each(await allPools(context), async ({ Id = "", Name }) => {
    const [read, Mfa] = await Promise.all([
      context.read(() => describePool(context, Id)),
      context.read(async () => {
        const { $metadata: _, ...factors } = await client.send(new GetUserPoolMfaConfigCommand({ UserPoolId: Id }));
        return factors;
      }),
    ]);
    const { tags, unseenTags } = placeTags(read.seen ? { ...read, value: read.value.UserPoolTags ?? {} } : read);
    const arn = context.arn("cognito-idp", `userpool/${Id}`);
    const Detail = read.seen
      ? { ...read, value: { ...read.value, Id: undefined, Name: undefined, Arn: undefined } }
      : read;
    return found(userPool, { arn, id: Id, name: Name, tags, configuration: { Id, Name, Detail, Mfa, ...unseenTags } });
  });
});

const clients = listing([userPoolClient], async function* (context) {
  const client = context.connect(CognitoIdentityProviderClient);
  yield* below(context, await allPools(context), async ({ Id: UserPoolId = "" }) => {
    const pages = context.paginate(paginateListUserPoolClients, client, { UserPoolId, MaxResults: 60 });
    const items = await allItems(pages, ({ UserPoolClients }) => UserPoolClients);
    return Promise.all(
      items.map(async ({ ClientId = "", ClientName }) => {
        const Detail = await context.read(async () => {
          const answer = await client.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }));
          const described = told(answer.UserPoolClient, where(context, "DescribeUserPoolClient"));
          // The secret ends here.
          const { ClientSecret, ClientId: _id, ClientName: _name, UserPoolId: _pool, ...detail } = described;
          return { ...detail, HasClientSecret: ClientSecret !== undefined };
        });
        const arn = context.arn("cognito-idp", `userpool/${UserPoolId}/client/${ClientId}`);
        const configuration = { UserPoolId, ClientId, ClientName, Detail };
        return found(userPoolClient, { arn, id: ClientId, name: ClientName, configuration });
      }),
    );
  });
});

const domains = listing([userPoolDomain], async function* (context) {
  const client = context.connect(CognitoIdentityProviderClient);
  yield* below(context, await allPools(context), async ({ Id: UserPoolId = "" }) => {
    const pool = await describePool(context, UserPoolId);
    const names = [pool.Domain, pool.CustomDomain].filter((name) => name !== undefined && name !== "");
    return Promise.all(
      names.map(async (Domain) => {
        const answer = await client.send(new DescribeUserPoolDomainCommand({ Domain }));
        const described = told(answer.DomainDescription, where(context, "DescribeUserPoolDomain"));
        const arn = context.arn("cognito-idp", `userpool/${UserPoolId}/domain/${Domain}`);
        const configuration = { ...described, Domain, UserPoolId };
        return found(userPoolDomain, { arn, id: Domain ?? "", state: described.Status, configuration });
      }),
    );
  });
});

const identityPools = listing([identityPool], async function* (context) {
  const client = context.connect(CognitoIdentityClient);
  for await (const page of context.paginate(paginateListIdentityPools, client, { MaxResults: 60 })) {
    yield* context.each(page.IdentityPools ?? [], async ({ IdentityPoolId = "", IdentityPoolName }) => {
      const described = client.send(new DescribeIdentityPoolCommand({ IdentityPoolId }));
      const [Detail, Roles, tagging] = await Promise.all([
        context.read(async () => {
          const { $metadata: _, SupportedLoginProviders = {}, IdentityPoolTags: _tags, ...pool } = await described;
          const { IdentityPoolId: _id, IdentityPoolName: _name, ...detail } = pool;
          return { ...detail, SupportedLoginProviderNames: Object.keys(SupportedLoginProviders).sort() };
        }),
        context.read(async () => {
          const answer = await client.send(new GetIdentityPoolRolesCommand({ IdentityPoolId }));
          return { Roles: answer.Roles, RoleMappings: answer.RoleMappings && numbered(answer.RoleMappings) };
        }),
        context.read(async () => (await described).IdentityPoolTags ?? {}),
      ]);
      const { tags, unseenTags } = placeTags(tagging);
      return found(identityPool, {
        arn: context.arn("cognito-identity", `identitypool/${IdentityPoolId}`),
        id: IdentityPoolId,
        name: IdentityPoolName,
        tags,
        configuration: { IdentityPoolId, IdentityPoolName, Detail, Roles, ...unseenTags },
      });
    });
  }
});

/** Rules with their places: the first that fits a user decides. */
function numbered(mappings: Record<string, RoleMapping>): Record<string, object> {
  return Object.fromEntries(
    Object.entries(mappings).map(([provider, { RulesConfiguration: rules, ...mapping }]) => {
      const Rules = rules?.Rules?.map((rule, index) => ({ Order: index + 1, ...rule }));
      return [provider, rules ? { ...mapping, RulesConfiguration: { ...rules, Rules } } : mapping];
    }),
  );
}

/**
 * Cognito: user pools and identity pools. Users are never listed.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncognitouserpools.html and
 * list_amazoncognitoidentity.html
 */
export const cognito = defineCollector({
  service: "cognito",
  scope: "regional",
  permissions: {
    DescribeIdentityPool: "cognito-identity:DescribeIdentityPool",
    DescribeUserPool: "cognito-idp:DescribeUserPool",
    DescribeUserPoolClient: "cognito-idp:DescribeUserPoolClient",
    DescribeUserPoolDomain: "cognito-idp:DescribeUserPoolDomain",
    GetIdentityPoolRoles: "cognito-identity:GetIdentityPoolRoles",
    GetUserPoolMfaConfig: "cognito-idp:GetUserPoolMfaConfig",
    ListIdentityPools: "cognito-identity:ListIdentityPools",
    ListUserPoolClients: "cognito-idp:ListUserPoolClients",
    ListUserPools: "cognito-idp:ListUserPools",
  },
  listings: [clients, domains, identityPools, userPools],
});
