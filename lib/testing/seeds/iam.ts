import { CreateGroupCommand, IAMClient } from "@aws-sdk/client-iam";
import { defineSeed } from "../seed";
import { xmlAnswer } from "../wire-answers";

const answer = (operation: string, result: string) =>
  xmlAnswer(`<${operation}Response><${operation}Result>${result}</${operation}Result></${operation}Response>`);

export const seed = defineSeed({
  make: async ({ config }) => {
    const client = new IAMClient(config);
    await client.send(new CreateGroupCommand({ GroupName: "staff" }));
  },
  answers: ({ awsAccountId }) => ({
    "iam.ListOrganizationsFeatures": answer(
      "ListOrganizationsFeatures",
      "<OrganizationId>o-whole00000</OrganizationId><EnabledFeatures><member>RootSessions</member></EnabledFeatures>",
    ),
    "iam.ListServiceSpecificCredentials": answer(
      "ListServiceSpecificCredentials",
      "<ServiceSpecificCredentials/><IsTruncated>false</IsTruncated>",
    ),
    // Users are asked for keys, devices and certificates only where the report names some.
    "iam.GetCredentialReport": answer(
      "GetCredentialReport",
      `<Content>${Buffer.from(report(awsAccountId)).toString("base64")}</Content>` +
        "<GeneratedTime>2026-11-25T10:00:00Z</GeneratedTime>",
    ),
  }),
});

function report(awsAccountId: string): string {
  return [
    "user,arn,mfa_active,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated",
    `<root_account>,arn:aws:iam::${awsAccountId}:root,true,false,N/A,false,N/A`,
    `olga,arn:aws:iam::${awsAccountId}:user/olga,true,true,2021-01-01T00:00:00+00:00,false,N/A`,
  ].join("\n");
}
