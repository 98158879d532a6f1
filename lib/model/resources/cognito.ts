import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType, type Relation } from "../resource";

const text = z.string().optional();
const flag = z.boolean().optional();
const number = z.number().optional();
const texts = z.array(z.string()).optional();
const POOL = "AWS::Cognito::UserPool";

/** A trigger names its function, or its function and the form of what it is told. */
const trigger = z.union([z.string(), z.looseObject({ LambdaArn: text })]);

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserPoolType.html */
export const userPool = defineResourceType({
  type: POOL,
  service: "cognito",
  title: "Cognito user pools",
  arn: "cognito-idp:userpool/*",
  cli: "cognito-idp describe-user-pool --user-pool-id {id}",
  schema: z.looseObject({
    Id: z.string(),
    Name: text,
    Detail: readOf(
      z.looseObject({
        /** `OFF`, `ON` or `OPTIONAL`. */
        MfaConfiguration: text,
        Policies: z
          .looseObject({
            PasswordPolicy: z
              .looseObject({
                MinimumLength: number,
                RequireUppercase: flag,
                RequireLowercase: flag,
                RequireNumbers: flag,
                RequireSymbols: flag,
                PasswordHistorySize: number,
                TemporaryPasswordValidityDays: number,
              })
              .optional(),
          })
          .optional(),
        /** Triggers by their moment, and the key that encrypts what custom senders send. */
        LambdaConfig: z.record(z.string(), trigger).optional(),
        DeletionProtection: text,
        AdminCreateUserConfig: z.looseObject({ AllowAdminCreateUserOnly: flag }).optional(),
        UserPoolAddOns: z.looseObject({ AdvancedSecurityMode: text }).optional(),
        UserPoolTier: text,
        EmailConfiguration: z.looseObject({ SourceArn: text, EmailSendingAccount: text }).optional(),
        SmsConfiguration: z.looseObject({ SnsCallerArn: text }).optional(),
        Domain: text,
        CustomDomain: text,
      }),
    ),
    /** Which second factors may be used. */
    Mfa: readOf(
      z.looseObject({
        MfaConfiguration: text,
        SoftwareTokenMfaConfiguration: z.looseObject({ Enabled: flag }).optional(),
        SmsMfaConfiguration: z.looseObject({}).optional(),
        WebAuthnConfiguration: z.looseObject({}).optional(),
      }),
    ),
    /** Only here when the tags could not be read. */
    Tags: readOf(z.never()).optional(),
  }),
  runtime: ["Detail.EstimatedNumberOfUsers", "Detail.EmailConfigurationFailure", "Detail.SmsConfigurationFailure"],
  drop: ["Detail.UserPoolTags", "Detail.Status"],
  relations: ({ Detail }) => {
    if (!Detail.seen) return [];
    const { LambdaConfig = {}, EmailConfiguration, SmsConfiguration } = Detail.value;
    const { KMSKeyID, ...triggers } = LambdaConfig;
    return [
      ...relate("calls", "AWS::Lambda::Function", Object.values(triggers).map(functionOf)),
      ...relate("encrypts with", "AWS::KMS::Key", [typeof KMSKeyID === "string" ? KMSKeyID : null]),
      ...relate("sends mail as", "AWS::SES::EmailIdentity", [EmailConfiguration?.SourceArn]),
      ...relate("acts as", "AWS::IAM::Role", [SmsConfiguration?.SnsCallerArn]),
    ];
  },
});

/** Function of a trigger, without version or alias. */
function functionOf(named: z.infer<typeof trigger>): string | undefined {
  const arn = typeof named === "string" ? named : named.LambdaArn;
  return arn?.split(":").slice(0, 7).join(":");
}

/**
 * Applications that sign users in. Their secrets are not kept.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserPoolClientType.html
 */
export const userPoolClient = defineResourceType({
  type: "AWS::Cognito::UserPoolClient",
  service: "cognito",
  title: "Cognito app clients",
  arn: "cognito-idp:userpool/*/client/*",
  cli: "cognito-idp describe-user-pool-client --user-pool-id {.UserPoolId} --client-id {id}",
  schema: z.looseObject({
    UserPoolId: z.string(),
    ClientId: z.string(),
    ClientName: text,
    Detail: readOf(
      z.looseObject({
        /** True where the client has a secret. */
        HasClientSecret: z.boolean(),
        ExplicitAuthFlows: texts,
        AllowedOAuthFlows: texts,
        AllowedOAuthScopes: texts,
        CallbackURLs: texts,
        LogoutURLs: texts,
        SupportedIdentityProviders: texts,
        EnableTokenRevocation: flag,
        PreventUserExistenceErrors: text,
        AccessTokenValidity: number,
        IdTokenValidity: number,
        RefreshTokenValidity: number,
      }),
    ),
  }),
  drop: ["Detail.ClientSecret"],
  relations: ({ UserPoolId }) => relate("signs in to", POOL, [UserPoolId]),
});

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DomainDescriptionType.html */
export const userPoolDomain = defineResourceType({
  type: "AWS::Cognito::UserPoolDomain",
  service: "cognito",
  title: "Cognito sign-in domains",
  arn: "cognito-idp:userpool/*/domain/*",
  cli: "cognito-idp describe-user-pool-domain --domain {id}",
  schema: z.looseObject({
    Domain: z.string(),
    UserPoolId: z.string(),
    /** CloudFront's name for it, to which the DNS record leads. */
    CloudFrontDistribution: text,
    CustomDomainConfig: z.looseObject({ CertificateArn: text }).optional(),
    ManagedLoginVersion: number,
  }),
  volatileState: true,
  drop: ["AWSAccountId", "Status", "Version"],
  relations: (one) => [
    ...relate("signs in to", POOL, [one.UserPoolId]),
    ...relate("presents", "AWS::CertificateManager::Certificate", [one.CustomDomainConfig?.CertificateArn]),
  ],
});

const mapping = z.looseObject({
  Type: text,
  RulesConfiguration: z
    .looseObject({ Rules: z.array(z.looseObject({ Order: number, RoleARN: text })).optional() })
    .optional(),
});

/**
 * Identity pools, which give users roles in the account. Of social sign-ins only the names are kept: one of them has
 * its secret in its id.
 * https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_IdentityPool.html
 */
export const identityPool = defineResourceType({
  type: "AWS::Cognito::IdentityPool",
  service: "cognito",
  title: "Cognito identity pools",
  // The id is `REGION:UUID`.
  arn: "cognito-identity:identitypool/**",
  cli: "cognito-identity describe-identity-pool --identity-pool-id {id}",
  schema: z.looseObject({
    IdentityPoolId: z.string(),
    IdentityPoolName: text,
    Detail: readOf(
      z.looseObject({
        /** True where strangers get a role without signing in. */
        AllowUnauthenticatedIdentities: flag,
        AllowClassicFlow: flag,
        CognitoIdentityProviders: z.array(z.looseObject({ ProviderName: text, ClientId: text })).optional(),
        OpenIdConnectProviderARNs: texts,
        SamlProviderARNs: texts,
        /** Sorted. */
        SupportedLoginProviderNames: z.array(z.string()),
      }),
    ),
    Roles: readOf(
      z.looseObject({
        /** Role ARNs by `authenticated` and `unauthenticated`. */
        Roles: z.record(z.string(), z.string()).optional(),
        /** By provider. */
        RoleMappings: z.record(z.string(), mapping).optional(),
      }),
    ),
    Tags: readOf(z.never()).optional(),
  }),
  drop: ["Detail.SupportedLoginProviders", "Detail.IdentityPoolTags"],
  relations: ({ Detail, Roles }) => [
    ...(Roles.seen ? Object.entries(Roles.value.Roles ?? {}) : []).flatMap(([who, role]) =>
      relate(who === "unauthenticated" ? "gives strangers" : "gives users", "AWS::IAM::Role", [role]),
    ),
    ...relate(
      "gives some users",
      "AWS::IAM::Role",
      (Roles.seen ? Object.values(Roles.value.RoleMappings ?? {}) : []).flatMap(
        (one) => one.RulesConfiguration?.Rules?.map(({ RoleARN }) => RoleARN) ?? [],
      ),
    ),
    ...(Detail.seen ? trusted(Detail.value) : []),
  ],
});

function trusted(pool: {
  CognitoIdentityProviders?: { ProviderName?: string | undefined }[] | undefined;
  OpenIdConnectProviderARNs?: string[] | undefined;
  SamlProviderARNs?: string[] | undefined;
}): Relation[] {
  return [
    // cognito-idp.REGION.amazonaws.com/POOL
    ...relate("trusts", POOL, pool.CognitoIdentityProviders?.map((one) => one.ProviderName?.split("/").at(-1)) ?? []),
    ...relate("trusts", "AWS::IAM::OIDCProvider", pool.OpenIdConnectProviderARNs ?? []),
    ...relate("trusts", "AWS::IAM::SAMLProvider", pool.SamlProviderARNs ?? []),
  ];
}
