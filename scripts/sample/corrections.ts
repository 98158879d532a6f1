import type { WireAnswer } from "@/lib/testing/wire-answers";
import type { WireRequest } from "@/lib/testing/wire-operation";
import { REGIONS } from "./abroad";
import type { Moment } from "./moments";
import { PEOPLE } from "./people";
import { LISTENED_SINCE, UNCONFIRMED } from "./quarter-watching";
import { ACCOUNT, HOME } from "./world";

/** Names that AWS would have given: the emulator's are the same in every account. */
export const CLASSIC_NAME = "pinecrate-web-classic-1284609751.eu-west-1.elb.amazonaws.com";
export const APP_NAME = "pinecrate-app-1893042716.eu-west-1.elb.amazonaws.com";

const EVERYWHERE: [RegExp, string][] = [
  [/pinecrate-web-classic\.us-east-1\.elb\.amazonaws\.com/g, CLASSIC_NAME],
  [/pinecrate-app-1\.eu-west-1\.elb\.amazonaws\.com/g, APP_NAME],
  [/Z2P70J7EXAMPLE/g, "Z32O12XQLNTSW2"],
  [/\.aaaaaaaaaa\./g, ".cx8h2k7mqd1w."],
  [/default:postgres-(\d+)-\d+/g, "default:postgres-$1"],
  [/AIDAIT2UOQQY3AUEMOTO/g, ACCOUNT],
  [/\{&#39;Value&#39;: &#39;(.*?)&#39;\}|\{'Value': '(.*?)'\}/g, "$1$2"],
  [/hostmaster\.example\.com/g, "awsdns-hostmaster.amazon.com"],
];

/** Aliases of AWS's own keys that something of the company uses. */
const USED_ALIASES = /^alias\/aws\/(?:ebs|rds|s3|secretsmanager|ssm)$/;

/** An answer of the emulator as AWS would have given it: ids in AWS's form, and what the emulator knows no place for. */
export function corrected(request: WireRequest, answer: WireAnswer, moment: Moment): WireAnswer {
  let body = answer.body;
  for (const [wrong, right] of EVERYWHERE) body = body.replace(wrong, right);
  const change = CHANGES[`${request.service}.${request.operation}`];
  if (change !== undefined && answer.status === 200) body = change(body, request, moment);
  if (request.service === "sqs") {
    body = body.replace(/http:\/\/127\.0\.0\.1:\d+\//g, `https://sqs.${request.region}.amazonaws.com/`);
  }
  if (request.service === "ec2") body = hostNames(body, request.region);
  // Ids of users, groups and policies.
  if (request.service === "iam") {
    body = body.replace(/<(User|Group|Policy)Id>([a-z0-9]{16,21})</g, (_, kind: string, id: string) => {
      const prefix = { User: "AIDA", Group: "AGPA", Policy: "ANPA" }[kind] ?? "";
      return `<${kind}Id>${prefix}${id.slice(0, 17).toUpperCase()}<`;
    });
  }
  return body === answer.body ? answer : { ...answer, body };
}

const CHANGES: Record<string, (body: string, request: WireRequest, moment: Moment) => string> = {
  "ec2.DescribeRegions": (body) =>
    body.replace(/<item>[\s\S]*?<\/item>/g, (item) => {
      const [, region = ""] = /<regionName>([\w-]+)</.exec(item) ?? [];
      return item.replace(
        /(<optInStatus>)[^<]*/,
        `$1${REGIONS.includes(region) ? "opt-in-not-required" : "not-opted-in"}`,
      );
    }),
  "ec2.DescribeImages": (body) =>
    body
      .replaceAll(">paravirtual<", ">hvm<")
      .replaceAll("<rootDeviceType>standard<", "<rootDeviceType>ebs<")
      .replaceAll(">uefi<", ">legacy-bios<"),
  // Every region has AWS's own lists; those of the home region are enough to show what they are.
  "ec2.DescribeManagedPrefixLists": (body, { region }) =>
    body.replace(/<item>(?:(?!<\/item>)[\s\S])*<\/item>/g, (item) => {
      const wanted = region === HOME && /\.(?:s3|dynamodb|origin-facing)</.test(item);
      return item.includes("<ownerId>AWS<") && !wanted ? "" : item;
    }),
  "ec2.DescribeNatGateways": (body) => body.replace(/(<privateIp>)[\d.]+/g, (_, tag: string) => `${tag}10.20.1.117`),
  "elasticloadbalancing.DescribeLoadBalancers": (body) =>
    body.replaceAll("<GroupName>default</GroupName>", "<GroupName>elb-classic</GroupName>"),
  "kms.ListAliases": (body, { region }) => {
    const answer: { Aliases: { AliasName: string }[] } = JSON.parse(body);
    const used = (name: string) => !name.startsWith("alias/aws/") || (region === HOME && USED_ALIASES.test(name));
    return JSON.stringify({ ...answer, Aliases: answer.Aliases.filter(({ AliasName }) => used(AliasName)) });
  },
  // What a trail records when nobody chose.
  "cloudtrail.GetEventSelectors": (body) => {
    const { TrailARN }: { TrailARN: string } = JSON.parse(body);
    const chosen = { ReadWriteType: "All", IncludeManagementEvents: true, DataResources: [] };
    return JSON.stringify({ TrailARN, EventSelectors: [{ ...chosen, ExcludeManagementEventSources: [] }] });
  },
  // The log group exists since then, and calls arrive in it by the minute.
  "cloudtrail.GetTrailStatus": (body, _, { when }) =>
    when < LISTENED_SINCE
      ? body
      : JSON.stringify({ ...JSON.parse(body), LatestCloudWatchLogsDeliveryTime: Date.parse(`${when}Z`) / 1000 - 240 }),
  "sns.ListSubscriptions": (body) =>
    body.replace(/<member>(?:(?!<\/member>)[\s\S])*<\/member>/g, (member) =>
      member.includes(UNCONFIRMED)
        ? member.replace(/(<SubscriptionArn>)[^<]*/, (_, tag: string) => `${tag}PendingConfirmation`)
        : member,
    ),
  // The emulator says the time of asking.
  "athena.GetWorkGroup": workGroupDates,
  "athena.ListWorkGroups": workGroupDates,
  "codepipeline.ListPipelines": epochDates,
  "codepipeline.GetPipeline": epochDates,
  "iam.GetAccountSummary": (body, _, { rootIsSafe }) =>
    body
      .replace(/(<key>AccountMFAEnabled<\/key>\s*<value>)\d/, `$1${rootIsSafe ? 1 : 0}`)
      .replace(/(<key>AccountAccessKeysPresent<\/key>\s*<value>)\d/, `$1${rootIsSafe ? 0 : 1}`),
  "iam.GetCredentialReport": (body, _, moment) =>
    body.replace(/(<Content>)([^<]*)/, (_all, tag: string, content: string) => {
      const report = Buffer.from(content, "base64").toString("utf8");
      return `${tag}${Buffer.from(credentialReport(report, moment)).toString("base64")}`;
    }),
};

/** The emulator names hosts as if all were in Virginia, and public ones as if they were private. */
function hostNames(body: string, region: string): string {
  const named = body.replace(
    /ip-(203-0-113|198-51-100)-(\d+)\.ec2\.(?:internal|amazonaws\.com)/g,
    (_, net: string, host: string) =>
      region === "us-east-1"
        ? `ec2-${net}-${host}.compute-1.amazonaws.com`
        : `ec2-${net}-${host}.${region}.compute.amazonaws.com`,
  );
  return region === "us-east-1" ? named : named.replaceAll(".ec2.internal", `.${region}.compute.internal`);
}

function workGroupDates(body: string, { region }: WireRequest): string {
  const made = region === HOME ? "2022-08-17T14:52:00Z" : "2019-11-14T00:00:00Z";
  return body.replace(/("CreationTime":\s*)[\d.]+/g, (_, name: string) => `${name}${Date.parse(made) / 1000}`);
}

function epochDates(body: string): string {
  return body.replace(/"(created|updated)":\s*"([^"]+)"/g, (_, name: string, date: string) => {
    return `"${name}":${Date.parse(date.endsWith("Z") || date.includes("+") ? date : `${date}Z`) / 1000}`;
  });
}

/** The report with the root user, and with the days on which people last signed in. */
function credentialReport(report: string, { rootIsSafe, signIns }: Moment): string {
  const [header = "", ...lines] = report.trim().split("\n");
  const columns = header.split(",");
  const iso = (when: string) => `${when.replace(" ", "T")}:00+00:00`;
  const row = (fields: Record<string, string>) => columns.map((column) => fields[column] ?? "N/A").join(",");
  const rows = lines.map((line) => {
    const fields = Object.fromEntries(line.split(",").map((value, index) => [columns[index] ?? "", value]));
    const last = signIns[fields.user ?? ""] ?? PEOPLE.find(({ name }) => name === fields.user)?.console;
    return row(last && fields.password_enabled === "true" ? { ...fields, password_last_used: iso(last) } : fields);
  });
  const root = row({
    user: "<root_account>",
    arn: `arn:aws:iam::${ACCOUNT}:root`,
    user_creation_time: iso("2017-03-02 09:31"),
    password_enabled: "not_supported",
    password_last_used: iso("2026-08-28 12:48"),
    password_last_changed: "not_supported",
    password_next_rotation: "not_supported",
    mfa_active: String(rootIsSafe),
    access_key_1_active: String(!rootIsSafe),
    ...(rootIsSafe
      ? {}
      : {
          access_key_1_last_rotated: iso("2017-03-02 09:58"),
          access_key_1_last_used_date: iso("2019-05-13 10:31"),
          access_key_1_last_used_region: HOME,
          access_key_1_last_used_service: "s3",
        }),
    access_key_2_active: "false",
    cert_1_active: "false",
    cert_2_active: "false",
  });
  return [header, root, ...rows].join("\n");
}
