import { fail, notApplicable, pass, type Ruling, resourceCheck } from "@/lib/checks/engine/define";
import type { Facts, KnownResource } from "@/lib/checks/engine/facts";
import { NotSeen, seen } from "@/lib/checks/engine/not-seen";
import { inWords, shortList } from "@/lib/checks/shared/short-list";
import { accountPublicAccessBlock, bucket } from "@/lib/model/resources/s3";
import { bucketSwitches, SWITCHES, switchFacts } from "./public-access";

/** No bucket can be made public by one slip: each of the four switches is on for it, by itself or by the account. */
export const s3BlockPublicAccess = resourceCheck({
  id: "s3-block-public-access",
  service: "s3",
  title: "Block Public Access is on",
  severity: "high",
  version: 1,
  types: [bucket, accountPublicAccessBlock],
  evaluate: (one, facts) => (isBucket(one) ? ofBucket(one, facts) : ofAccount(facts)),
  risk:
    "One wrong policy or ACL, by hand or by a script, and the whole bucket can be read by everybody. With all four " +
    "switches on, S3 refuses such a policy or ignores it.",
  fix: {
    console: [
      "S3, Block Public Access settings for this account, Edit",
      "Block all public access, then Save changes (for one bucket: the bucket, Permissions, Block public access)",
      "Before that, look for buckets that serve a public website: put CloudFront in front of them",
    ],
    cli: [
      "aws s3control put-public-access-block --account-id {account} --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true",
    ],
    terraform:
      'resource "aws_s3_account_public_access_block" "this" {\n  block_public_acls       = true\n  ignore_public_acls      = true\n' +
      "  block_public_policy     = true\n  restrict_public_buckets = true\n}",
    link: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
  },
  apis: ["s3:ListBuckets", "s3:GetPublicAccessBlock", "s3control:GetPublicAccessBlock"],
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
});

type Bucket = KnownResource<typeof bucket>;

function isBucket(one: Bucket | KnownResource<typeof accountPublicAccessBlock>): one is Bucket {
  return one.type === bucket.type;
}

function ofBucket(one: Bucket, facts: Facts): Ruling {
  const { off, missing } = bucketSwitches(one, facts);
  if (missing.length > 0) throw new NotSeen(missing);
  const evidence = switchFacts(one, facts);
  if (off.length === 0) return pass("All four switches are on, for the bucket or for the account.", evidence);
  return fail(`Neither the bucket nor the account has ${inWords(off)} on.`, evidence);
}

function ofAccount(facts: Facts): Ruling {
  const [account] = facts.known(accountPublicAccessBlock);
  const settings = seen(account?.configuration.PublicAccessBlock, "PublicAccessBlock of the account");
  const off = SWITCHES.filter((name) => settings?.[name] !== true);
  const evidence = [{ field: "PublicAccessBlock", value: SWITCHES.filter((name) => !off.includes(name)) }];
  if (off.length === 0) return pass("The account has all four switches on.", evidence);
  const buckets = facts.known(bucket).filter((one) => one.seen);
  const judged = buckets.map((one) => ({ name: one.name, ...bucketSwitches(one, facts) }));
  const open = judged.filter((one) => one.off.length > 0).map(({ name }) => name);
  if (open.length > 0) {
    return fail(`The account does not have ${inWords(off)} on, and not every bucket makes up for it.`, [
      ...evidence,
      { field: "Buckets without", value: shortList(open) },
    ]);
  }
  const missing = [...facts.missing(bucket), ...judged.flatMap((one) => one.missing)];
  if (missing.length > 0) throw new NotSeen(missing);
  return buckets.length === 0
    ? notApplicable("The account has no buckets.", evidence)
    : pass("Covered bucket by bucket: the account's switches are not all on, those of each bucket are.", evidence);
}
