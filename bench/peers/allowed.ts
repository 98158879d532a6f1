import type { Allowed } from "./compare";

/**
 * Differences that are meant, each with what shows it in the small account. Prowler's side was read in its code, and
 * is what its run says.
 */
export const ALLOWED: readonly Allowed[] = [
  // What only a person can say.
  {
    ...{ checks: ["account-security-contact-registered"], ours: "fail", theirs: "manual", times: 1 },
    why: "We read whether the contact is registered; Prowler always asks a person to look.",
  },
  {
    ...{ checks: ["iam-central-federation"], ours: "manual", theirs: "pass", times: 1 },
    why: "A provider alone does not say that people come through it: a person decides, with the facts before them.",
  },
  // Identities.
  {
    ...{ checks: ["iam-no-full-admin-policies"], ours: "fail", theirs: "pass", times: 2 },
    about: /policy\/everything-(?:otherwise|twice) /,
    why: "`*:*` is everything, and so is `*` beside another resource; Prowler compares with the one spelling.",
  },
  {
    ...{ checks: ["iam-no-full-admin-policies"], ours: "pass", theirs: "fail", times: 1 },
    about: /policy\/all-but-iam /,
    why: "All but IAM is not everything: its holder cannot give out rights.",
  },
  {
    checks: [
      ...["iam-credentials-unused", "iam-access-key-rotation", "iam-no-initial-access-keys", "iam-single-active-key"],
    ],
    ...{ ours: "none", theirs: "pass", times: 4 },
    about: /:root /,
    why: "Root's credentials have controls of their own; these are about users.",
  },
  {
    ...{ checks: ["ec2-instance-role-attached"], ours: "fail", theirs: "pass", times: 1 },
    about: /profile empty/,
    why: "An instance profile without a role gives the machine no identity.",
  },
  // Buckets and what holds data.
  {
    ...{ checks: ["resource-policies-no-wildcard-principal"], ours: "fail", theirs: "pass", times: 1 },
    about: /:::open-data /,
    why: "Everybody may read; of buckets Prowler asks only who may write.",
  },
  {
    ...{ checks: ["resource-policies-no-wildcard-principal"], ours: "fail", theirs: "pass", times: 2 },
    about: /:for-(?:all-but-one|any-arn) /,
    why: "Everybody but one is everybody, and a condition that any caller meets is none.",
  },
  {
    ...{ checks: ["resource-policies-no-wildcard-principal"], ours: "pass", theirs: "none", times: 1 },
    about: /:secret:/,
    why: "A secret without a policy is judged and right; Prowler's check fails on the missing policy and says nothing.",
  },
  {
    ...{ checks: ["s3-https-only"], ours: "fail", theirs: "pass", times: 1 },
    about: /:::https-write-only-data /,
    why: "Plain HTTP is refused for writing only.",
  },
  {
    ...{ checks: ["s3-https-only"], ours: "pass", theirs: "fail", times: 1 },
    about: /:::https-list-data /,
    why: "A list of one false is a false; Prowler knows the bare text only.",
  },
  {
    ...{ checks: ["s3-block-public-access"], ours: "fail", theirs: "pass", times: 1 },
    about: /:::two-flags-data /,
    why: "The benchmark asks for four switches; Prowler looks at two.",
  },
  {
    ...{ checks: ["rds-storage-encrypted"], ours: "fail", theirs: "none", times: 1 },
    about: /:cluster:reports /,
    why: "A cluster without members holds data as well.",
  },
  {
    ...{ checks: ["rds-not-public"], ours: "fail", theirs: "pass", times: 1 },
    about: /:db:careless /,
    why: "The benchmark asks for the flag; that the groups still filter lowers our severity, not the verdict.",
  },
  {
    ...{ checks: ["kms-key-rotation"], ours: "manual", theirs: "fail", times: 1 },
    about: /material comes from outside/,
    why: "KMS cannot rotate imported material: a person has to.",
  },
  {
    ...{ checks: ["s3-data-classified"], ours: "none", theirs: "pass", times: 18 },
    why: "A region without buckets has nothing to classify.",
  },
  // Logs and what watches.
  {
    ...{ checks: ["config-recorder-all-regions"], ours: "*", theirs: "none", times: 1 },
    about: /^eu-west-[12] /,
    why: "Prowler keeps recorders by name, and all are called default: of two regions it forgets one, by chance which.",
  },
  {
    ...{ checks: ["config-recorder-all-regions"], ours: "pass", theirs: "none", times: 1 },
    about: /^global /,
    why: "We say of its own whether users and roles are recorded somewhere.",
  },
  {
    ...{ checks: ["cloudtrail-bucket-access-logging"], ours: "fail", theirs: "none", times: 1 },
    why: "Ours is a result of the bucket …",
  },
  {
    ...{ checks: ["cloudtrail-bucket-access-logging"], ours: "none", theirs: "fail", times: 2 },
    why: "… Prowler's one of each of its trails.",
  },
  {
    ...{ checks: ["web-frontends-access-logging"], ours: "none", theirs: "fail", times: 1 },
    about: /network/,
    why: "A network load balancer logs TLS connections only, and has no TLS listener.",
  },
  {
    ...{ checks: ["monitor-iam-policy-changes"], ours: "pass", theirs: "fail", times: 1 },
    why: "A wildcard counts all sixteen calls; Prowler looks for their names in the text.",
  },
  {
    ...{ checks: ["monitor-route-table-changes"], ours: "pass", theirs: "fail", times: 1 },
    why: "The benchmark's own pattern up to 2.0 counts all seven calls; Prowler wants it to name the source as well.",
  },
  {
    ...{ checks: ["monitor-cloudtrail-changes"], ours: "fail", theirs: "pass", times: 1 },
    why: "No call has five names at once: the filter never counts.",
  },
  {
    ...{ checks: ["monitor-security-group-changes"], ours: "fail", theirs: "pass", times: 1 },
    why: "From 5.0 on the edits that the console makes count as well; Prowler wants the six older calls.",
  },
  {
    ...{ checks: ["monitor-cmk-disable-delete"], ours: "fail", theirs: "pass", times: 1 },
    why: "The alarm has no action: nobody hears of it.",
  },
  {
    ...{ checks: ["monitor-organizations-changes"], ours: "none", theirs: "fail", times: 1 },
    why: "The account is in no organization.",
  },
  {
    ...{ checks: ["security-hub-enabled"], ours: "pass", theirs: "none", times: 1 },
    about: /^eu-west-1 /,
    why: "The hub is on. Prowler asks for its products too, which the emulator lacks, and then says nothing of the region.",
  },
  {
    ...{ checks: ["ebs-encryption-by-default"], ours: "fail", theirs: "none", times: 19 },
    why: "The text of 3.0 and 5.0 asks for the region's default; Prowler looks at volumes, of which there are none here …",
  },
  {
    ...{ checks: ["ebs-encryption-by-default"], ours: "pass", theirs: "fail", times: 1 },
    why: "… and one from before here, where the default is right.",
  },
  // Doors.
  {
    ...{ checks: ["cifs-not-open"], ours: "fail", theirs: "none", times: 2 },
    why: "Ours is a result of each security group, whatever uses it …",
  },
  { ...{ checks: ["cifs-not-open"], ours: "pass", theirs: "none", times: 29 }, why: "… the closed ones too …" },
  {
    ...{ checks: ["cifs-not-open"], ours: "none", theirs: "fail", times: 2 },
    why: "… Prowler's one of each instance …",
  },
  { ...{ checks: ["cifs-not-open"], ours: "none", theirs: "pass", times: 1 }, why: "… the closed ones too." },
  {
    ...{ checks: ["sg-admin-ports-closed-ipv4"], ours: "fail", theirs: "pass", times: 2 },
    about: /ssh-in-halves|rdp-udp/,
    why: "Two halves are the whole internet, and RDP speaks UDP as well.",
  },
  {
    ...{ checks: ["sg-admin-ports-closed-ipv4"], ours: "pass", theirs: "fail", times: 1 },
    about: /rdp-open-v6/,
    why: "What is open to IPv6 only is the other control's matter; Prowler fails both …",
  },
  {
    ...{ checks: ["sg-admin-ports-closed-ipv6"], ours: "pass", theirs: "fail", times: 3 },
    about: /ssh-open|all-open|ssh-within/,
    why: "… and the other way round.",
  },
  {
    ...{ checks: ["vpc-peering-least-access"], ours: "fail", theirs: "pass", times: 1 },
    why: "The route leads to all of the other network; Prowler loses that network's block before it compares.",
  },
  // What the emulator lacks.
  {
    ...{ checks: ["account-contact-details-current"], ours: "not_seen", theirs: "manual", times: 1 },
    why: "The emulator does not tell contact details. Prowler asks nothing.",
  },
  {
    ...{ checks: ["s3-data-classified"], ours: "not_seen", theirs: "pass", times: 1 },
    why: "The emulator does not tell what Macie looks at. Prowler asks only whether it is on.",
  },
  {
    ...{ checks: ["s3-block-public-access"], ours: "fail", theirs: "none", times: 1 },
    about: /account-public-access-block/,
    why: "Prowler's client puts the account before the server's name, which an address on this machine does not have.",
  },
];
