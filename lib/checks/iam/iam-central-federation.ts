import { accountCheck, fact, manual } from "@/lib/checks/engine/define";
import type { Facts } from "@/lib/checks/engine/facts";
import { together } from "@/lib/checks/engine/not-seen";
import { inWords, shortList } from "@/lib/checks/shared/short-list";
import { user } from "@/lib/model/resources/iam";
import { oidcProvider, samlProvider } from "@/lib/model/resources/iam-credentials";
import { identityCenter } from "@/lib/model/resources/identitycenter";
import { isOn, rowOf } from "./credential-report";

/** Whether people come from one directory is for a person to say; what speaks for and against it is here. */
export const iamCentralFederation = accountCheck({
  id: "iam-central-federation",
  service: "iam",
  title: "People sign in through federation, not local users",
  severity: "low",
  version: 1,
  reads: [samlProvider, oidcProvider, identityCenter, user],
  evaluate: (facts) => {
    const [saml, centers, people] = together(
      () => facts.all(samlProvider),
      () => identityCenters(facts),
      () => consoleUsers(facts),
    );
    // They federate machines (pipelines, clusters), hence apart from the ways for people.
    const oidc = facts.known(oidcProvider).map(({ name }) => name);
    const evidence = [
      fact("SAML identity providers", shortList(saml.map(({ name, configuration }) => validity(name, configuration)))),
      fact("Identity Center instances", shortList(centers)),
      fact("IAM users with a console password", shortList(people)),
      fact("OpenID Connect providers, mostly for machines", shortList(oidc)),
    ];
    const ways = [
      ...saml.map(({ name }) => `the SAML provider ${name}`),
      ...(centers.length > 0 ? ["Identity Center"] : []),
    ];
    const local = people.length === 1 ? "1 IAM user has" : `${people.length} IAM users have`;
    if (ways.length > 0 && people.length === 0) {
      return manual(`It looks right: there is ${inWords(ways)}, and no IAM user has a console password.`, evidence);
    }
    if (ways.length > 0) {
      return manual(`There is ${inWords(ways)}, but ${local} a console password as well.`, evidence);
    }
    return people.length > 0
      ? manual(`It looks wrong: there is no federation, and ${local} a console password.`, evidence)
      : manual("There is neither federation nor an IAM user with a console password.", evidence);
  },
  risk:
    "Somebody who leaves the company keeps the IAM users that nobody thought of. With one directory, closing one login " +
    "closes them all.",
  fix: {
    console: [
      "IAM Identity Center (in the management account), Enable, then Settings, Identity source: connect your directory",
      "Give groups permission sets in this account",
      "When people sign in that way: IAM, Users, Manage console access, Disable",
    ],
    cli: [
      "aws iam create-saml-provider --name {provider} --saml-metadata-document file://metadata.xml",
      "aws iam delete-login-profile --user-name {user}",
    ],
    terraform:
      'resource "aws_ssoadmin_account_assignment" "this" {\n  instance_arn       = local.identity_center\n' +
      '  permission_set_arn = aws_ssoadmin_permission_set.this.arn\n  principal_type     = "GROUP"\n  principal_id       = var.group\n' +
      '  target_type        = "AWS_ACCOUNT"\n  target_id          = var.account\n}',
    link: "https://docs.aws.amazon.com/singlesignon/latest/userguide/getting-started.html",
  },
  apis: [
    "iam:ListSAMLProviders",
    "iam:ListOpenIDConnectProviders",
    "sso:ListInstances",
    "iam:GenerateCredentialReport",
    "iam:GetCredentialReport",
  ],
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers.html",
});

/** Names of the instances. It has one home region, so an instance that was seen makes the other regions irrelevant. */
function identityCenters(facts: Facts): string[] {
  const found = facts.known(identityCenter).filter(({ seen }) => seen);
  return (found.length > 0 ? found : facts.all(identityCenter)).map(({ name, region }) => `${name} in ${region}`);
}

/** Names of the users who can sign in to the console. @throws NotSeen at the first user whose row was not read */
function consoleUsers(facts: Facts): string[] {
  return facts.all(user).flatMap((one) => (isOn(rowOf(one), "password_enabled") ? [one.name] : []));
}

function validity(name: string, { ValidUntil }: { ValidUntil?: string | undefined }): string {
  return ValidUntil ? `${name}, valid until ${ValidUntil.slice(0, 10)}` : name;
}
