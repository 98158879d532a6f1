import { fact, fail, manual, notApplicable, pass, regionCheck } from "@/lib/checks/engine/define";
import { seen } from "@/lib/checks/engine/not-seen";
import { shortList } from "@/lib/checks/shared/short-list";
import { classificationJob, macieSession } from "@/lib/model/resources/macie";
import { organization } from "@/lib/model/resources/organizations";
import { bucket } from "@/lib/model/resources/s3";

/** Where there are buckets, Macie looks into them: by its own discovery or by a job. */
export const s3DataClassified = regionCheck({
  id: "s3-data-classified",
  service: "s3",
  title: "S3 data is discovered and classified",
  severity: "medium",
  version: 1,
  reads: [bucket, macieSession, classificationJob, organization],
  evaluate: (region, facts) => {
    if (!facts.isOffered(macieSession, region)) return null;
    const buckets = facts.all(bucket, region);
    if (buckets.length === 0) return notApplicable(`There are no buckets in ${region}.`);
    const held = fact("Buckets", shortList(buckets.map(({ name }) => name)));
    const [session] = facts.all(macieSession, region);
    if (session === undefined) return fail(`Macie is off in ${region}.`, [held]);
    const state = fact("Macie", session.state, session);
    if (session.state !== "ENABLED")
      return fail(`Macie is ${session.state?.toLowerCase()} in ${region}.`, [state, held]);

    const discovery = session.configuration.AutomatedDiscovery;
    const found = fact("AutomatedDiscovery.status", discovery.seen ? discovery.value.status : null, session);
    if (discovery.seen && discovery.value.status === "ENABLED") {
      return pass(`Macie's automated discovery is on in ${region}.`, [state, found]);
    }
    const jobs = facts.known(classificationJob, region).filter((job) => job.seen && job.state !== "CANCELLED");
    if (jobs.length > 0) {
      const names = fact("Jobs", shortList(jobs.map(({ name }) => name)));
      return pass(`Macie looks into buckets in ${region} by a job.`, [state, names]);
    }
    facts.all(classificationJob, region);
    if (!discovery.seen) {
      // Only the administrator of the organization's Macie may read it.
      const [root] = facts.known(organization);
      if (root === undefined) seen(discovery, "AutomatedDiscovery");
      return manual(
        `Macie is on in ${region}; whether it looks into the buckets can be read in the account that administers it.`,
        [state, held],
      );
    }
    return fail(`Macie is on in ${region}, but neither automated discovery nor a job looks into the buckets.`, [
      ...[state, found, held],
    ]);
  },
  risk: "Nobody knows which buckets hold names, card numbers or keys, so nobody can say which of them matters when one leaks.",
  fix: {
    console: [
      "Choose the region",
      "Macie, Get started, Enable Macie (it costs by bucket and by gigabyte)",
      "Automated discovery, Enable; or Jobs, Create job for the buckets that matter",
    ],
    cli: ["aws macie2 enable-macie", "aws macie2 update-automated-discovery-configuration --status ENABLED"],
    terraform: 'resource "aws_macie2_account" "this" {\n  status = "ENABLED"\n}',
    link: "https://docs.aws.amazon.com/macie/latest/user/discovery-asdd.html",
  },
  apis: ["macie2:GetMacieSession", "macie2:GetAutomatedDiscoveryConfiguration", "macie2:ListClassificationJobs"],
  source: "https://docs.aws.amazon.com/macie/latest/user/discovery-asdd-account-manage.html",
});
