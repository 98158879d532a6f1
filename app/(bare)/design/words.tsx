import { Radar } from "lucide-react";
import { AccountLabel } from "@/components/ui/account-label";
import { Chip } from "@/components/ui/chip";
import { DateTime } from "@/components/ui/date-time";
import { Field } from "@/components/ui/field";
import { Section } from "@/components/ui/page-head";
import { NotSeen, Status } from "@/components/ui/status";
import { OUTCOME_WORDS, type Outcome, OutcomeMark, SeverityMark } from "@/components/ui/verdict";
import { SEVERITIES } from "@/lib/model/finding";

const TOKENS = [
  ...["canvas", "surface", "sunken", "raised", "selected", "line", "line-mid", "line-strong", "ink", "ink-2", "ink-3"],
  ...[
    "accent",
    "accent-soft",
    "human",
    "human-soft",
    "pass",
    "fail",
    "warn",
    "critical",
    "high",
    "medium",
    "low",
    "seen",
  ],
];

/** Tokens, status words, buttons, fields, chips, dates. */
export function Words() {
  return (
    <>
      <Section title="Tokens">
        <ul className="design-tokens">
          {TOKENS.map((token) => (
            <li key={token}>
              <i style={{ background: `var(--color-${token})` }} />
              <code>{token}</code>
            </li>
          ))}
          <li>
            <i style={{ background: "var(--hatch)" }} />
            <code>hatch</code>
          </li>
        </ul>
      </Section>
      <Section title="Status">
        <p className="row wrap design-pad">
          <Status kind="pass">pass</Status>
          <Status kind="fail">fail</Status>
          <Status kind="warn">ends in 4 d</Status>
          <Status kind="run">running</Status>
          <NotSeen />
          <NotSeen>8 gaps</NotSeen>
          <span className="tag">14 new</span>
          <AccountLabel label="sample" />
          <DateTime iso="2026-09-04T06:00:03.000Z" />
          <DateTime iso="2026-09-04T06:00:03.000Z" form="day" />
        </p>
        <p className="row wrap design-pad">
          {(Object.keys(OUTCOME_WORDS) as Outcome[]).map((outcome) => (
            <OutcomeMark key={outcome} of={outcome} />
          ))}
          {SEVERITIES.map((severity) => (
            <SeverityMark key={severity} of={severity} />
          ))}
          <SeverityMark of="high" quiet />
        </p>
      </Section>
      <Section title="Buttons, fields and chips">
        <p className="row wrap design-pad">
          <button type="button" className="btn primary">
            <Radar className="i" aria-hidden="true" />
            Start first scan
          </button>
          <button type="button" className="btn">
            Export
          </button>
          <button type="button" className="btn quiet">
            Filters
          </button>
          <button type="button" className="btn danger">
            Cancel scan
          </button>
          <button type="button" className="btn" disabled title="S2 is running.">
            Scan now
          </button>
          <Chip name="Type" value="EC2 instance" without="/accounts" />
          <Chip
            name="State"
            verb="is not"
            value="a value that is so long that it does not fit into one chip"
            without="/accounts"
          />
        </p>
        <div className="stack design-pad">
          <Field
            name="role"
            label="Role ARN"
            value="arn:aws:iam::444455556666:role/BearingsRead"
            mono
            hint="As the stack printed it."
          />
          <Field
            name="wrong"
            label="Role ARN"
            value="arn:aws:iam::4444:role/Read"
            mono
            error="The account id has 4 digits. It needs 12."
          />
        </div>
      </Section>
    </>
  );
}
