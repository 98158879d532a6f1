import Link from "next/link";
import { Code } from "@/components/ui/code";
import { PageHead, Section } from "@/components/ui/page-head";
import { permissionsPolicy } from "@/lib/operations/permissions/permissions-policy";
import { load } from "@/lib/web/load";
import { ConnectForm } from "./connect-form";

export const metadata = { title: "Connect an account" };

const FORMATS = [
  { format: "json", title: "JSON policy" },
  { format: "terraform", title: "Terraform" },
  { format: "cloudformation", title: "CloudFormation" },
] as const;

/** Connects an AWS account: way in, the policy that the way in needs, a test, and the first scan. */
export default async function ConnectAccount() {
  const policies = await Promise.all(
    FORMATS.map(async ({ format, title }) => ({ title, text: await load(permissionsPolicy, { format }) })),
  );
  return (
    <>
      <PageHead title="Connect an account" sub="Bearings reads with the way in that you name, and stores no keys.">
        <Link className="btn quiet" href="/accounts">
          Back
        </Link>
      </PageHead>
      <div className="conn">
        <Section title="1. Way in">
          <ConnectForm />
        </Section>
        <Section title="2. What it needs to read" note="create it once, in any of these forms">
          <div className="stack" style={{ paddingTop: 12 }}>
            {policies.map(({ title, text }, index) => (
              <details key={title} name="policy" className="disclosure" open={index === 0}>
                <summary>{title}</summary>
                <Code text={text} what={`Read-only policy, ${title}`} />
              </details>
            ))}
            <p className="t3 xs">
              The policy is generated from what the collectors call. A role that may read less works as well: what it
              cannot read becomes a gap that names the action to ask for.
            </p>
          </div>
        </Section>
      </div>
    </>
  );
}
