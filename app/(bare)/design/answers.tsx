import { Code, Command } from "@/components/ui/code";
import { DenominatorBar, denominatorWords } from "@/components/ui/denominator-bar";
import { DiffBlock } from "@/components/ui/diff-block";
import { Evidence } from "@/components/ui/evidence";
import { Late } from "@/components/ui/late";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/page-head";

const CONTROLS = { pass: 20, fail: 28, excused: 3, attested: 4, manual: 3, notApplicable: 3, notSeen: 9 };
const STATEMENT = { Effect: "Allow", Action: ["kms:GetKeyRotationStatus"], Resource: "*" };

/** Wholes, evidence, commands, differences, notices and gaps. */
export function Answers() {
  return (
    <>
      <Section title="A whole and its parts">
        <div className="stack design-pad">
          <DenominatorBar parts={CONTROLS} of="controls" />
          <p className="t3">{denominatorWords(CONTROLS)}</p>
          <DenominatorBar parts={{ notSeen: 70 }} of="controls" />
        </div>
      </Section>
      <Section title="Evidence">
        <div className="design-pad">
          <Evidence
            call="ec2:DescribeSecurityGroups"
            region="eu-west-1"
            readAt="2026-09-04T06:00:41.000Z"
            fields={[
              { path: "GroupName", value: "web-classic" },
              { path: "IpPermissions[0].FromPort", value: "22" },
              { path: "IpPermissions[0].IpRanges[0].CidrIp", value: "0.0.0.0/0", decides: true },
            ]}
            rule="A rule that admits port 22 from every address."
            changedBy="Changed by dkowal on Thu 3 Sep 2026, 16:41 UTC, as CloudTrail says."
          />
        </div>
      </Section>
      <Section title="Commands and code">
        <div className="stack design-pad">
          <Command text="aws ec2 describe-security-groups --group-ids sg-0f1e2d3c4b5a69788 --region eu-west-1" />
          <Code text={JSON.stringify(STATEMENT, null, 2)} what="Policy statement" />
        </div>
      </Section>
      <Section title="Difference">
        <div className="design-pad">
          <DiffBlock
            rows={[
              {
                path: "SecurityGroups[web-classic].Ingress[22].CidrIp",
                context: ["Description: office"],
                before: "198.51.100.0/24",
                after: "0.0.0.0/0",
              },
              { path: "Tags.owner", after: "platform" },
              { path: "Monitoring", before: { State: "enabled" } },
              { path: "KeyRotation", notComparable: "not readable in S4, denied" },
            ]}
          />
        </div>
      </Section>
      <Section title="Notices, gaps and failures">
        <div className="stack design-pad">
          <Notice kind="info">
            <p>The scan stopped at 06:01:12 UTC when its worker ended. Resumed 06:01:40 UTC.</p>
          </Notice>
          <Notice kind="warn">
            <p>Cancelled after 421 of 706 scopes. What was seen is kept as S1, with 294 gaps.</p>
          </Notice>
          <Notice kind="fail">
            <p>
              <b>Sign-in to AWS failed.</b> sts:AssumeRole said AccessDenied. Nothing was changed.
            </p>
          </Notice>
          <article className="gap">
            <div className="edge" />
            <div className="in">
              <h3>Denied by the role</h3>
              <p>kms GetKeyRotationStatus hides the rotation of 4 keys in us-east-1.</p>
              <Code text={JSON.stringify(STATEMENT)} what="Statement" />
            </div>
          </article>
          <Late failed />
        </div>
      </Section>
    </>
  );
}
