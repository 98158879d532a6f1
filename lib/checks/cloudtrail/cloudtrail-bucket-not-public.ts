import { fact, fail, pass } from "@/lib/checks/engine/define";
import type { Facts, KnownResource } from "@/lib/checks/engine/facts";
import { seen, together } from "@/lib/checks/engine/not-seen";
import { bucketSwitches, isSwitchOn, switchFacts } from "@/lib/checks/s3/public-access";
import { publicPolicy } from "@/lib/checks/s3/public-policy";
import { openWords } from "@/lib/checks/shared/policy";
import { shortList } from "@/lib/checks/shared/short-list";
import type { bucket } from "@/lib/model/resources/s3";
import { trailBucketCheck } from "./trail-buckets";

/** Ends of the names of groups that are everybody, and everybody with an AWS account. */
const EVERYBODY = /\/(?:AllUsers|AuthenticatedUsers)$/;

/** The log names every user, address and resource: nobody outside may read it, by ACL or by policy. */
export const cloudtrailBucketNotPublic = trailBucketCheck({
  id: "cloudtrail-bucket-not-public",
  title: "The trail bucket is not public",
  severity: "critical",
  evaluate: (one, facts) => {
    const [granted, policy] = together(
      () => publicGrants(one, facts),
      () => publicPolicy(one, facts),
    );
    const evidence = switchFacts(one, facts);
    if (granted.length > 0) evidence.push(fact("Grants", shortList(granted)));
    const words = policy.everybody.map(openWords);
    if (words.length > 0) evidence.push(fact("Statements for everybody", shortList(words)));
    const by = [...(granted.length > 0 ? ["its ACL"] : []), ...(words.length > 0 ? ["its policy"] : [])];
    return by.length > 0
      ? fail(`The bucket is open to everybody by ${by.join(" and ")}.`, evidence)
      : pass("Neither the ACL nor the policy opens the bucket to everybody.", evidence);
  },
  risk: "Everybody can read who works in the account, from where, with which roles, and what there is to attack.",
  fix: {
    console: ["S3, the bucket, Permissions, Block public access, Edit", "Block all public access, then Save changes"],
    cli: [
      "aws s3api put-public-access-block --bucket {id} --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true",
    ],
    terraform:
      'resource "aws_s3_bucket_public_access_block" "trail" {\n  bucket                  = aws_s3_bucket.trail.id\n  block_public_acls       = true\n' +
      "  ignore_public_acls      = true\n  block_public_policy     = true\n  restrict_public_buckets = true\n}",
    link: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/configuring-block-public-access-bucket.html",
  },
  apis: [
    "cloudtrail:DescribeTrails",
    "s3:GetBucketAcl",
    "s3:GetBucketPolicy",
    "s3:GetPublicAccessBlock",
    "s3control:GetPublicAccessBlock",
  ],
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html",
});

function publicGrants(one: KnownResource<typeof bucket>, facts: Facts): string[] {
  if (bucketSwitches(one, facts, ["IgnorePublicAcls"]).on.length > 0) return [];
  const granted = (seen(one.configuration.Acl, "Acl").Grants ?? []).flatMap(({ Grantee, Permission }) =>
    EVERYBODY.test(Grantee?.URI ?? "") ? [`${Grantee?.URI?.split("/").at(-1)} ${Permission}`] : [],
  );
  return granted.length > 0 && isSwitchOn(one, facts, "IgnorePublicAcls") ? [] : granted;
}
