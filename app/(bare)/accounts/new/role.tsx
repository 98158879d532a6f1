import { Code, Command } from "@/components/ui/code";
import { Field } from "@/components/ui/field";
import { policyForms, type RoleTrust } from "@/lib/web/role-forms";

// IAM is the same in every region; the stack that makes the role lives in one.
const CONSOLE = "https://console.aws.amazon.com";
const CLOUDSHELL = `${CONSOLE}/cloudshell/home?region=us-east-1`;
const CREATE_STACK = `${CONSOLE}/cloudformation/home?region=us-east-1#/stacks/create`;

/**
 * The role that Bearings reads with, in every form that makes it. Who may take it on stands in the address, so that all
 * forms have it filled in, without scripts as well.
 */
export async function Role({
  trust,
  kept,
  folded = false,
}: {
  trust: RoleTrust;
  /** What else the address says, to be kept when the trust is filled in. */
  kept: Readonly<Record<string, string>>;
  /** True where the policies shall not stand open by themselves. */
  folded?: boolean;
}) {
  const { problem, documents, terraform, cloudformation, shell, command } = await policyForms(trust);
  return (
    <div className="stack" style={{ paddingTop: 12, gap: 12 }}>
      <form className="stack">
        {Object.entries(kept).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Field
          name="principal"
          label="Bearings runs as"
          value={trust.principal}
          error={problem ?? undefined}
          placeholder="123456789012, or arn:aws:iam::123456789012:user/ops"
          hint="Account id or ARN that shall take on the role; aws sts get-caller-identity tells it."
          mono
        />
        <div className="row wrap">
          <button type="submit" className="btn">
            Fill in
          </button>
          {trust.externalId === "" ? null : (
            <span className="t3 xs">
              with the external id <code>{trust.externalId}</code>
            </span>
          )}
        </div>
      </form>
      <details name="role" className="disclosure" open={shell !== null}>
        <summary>AWS CloudShell, without a file</summary>
        <div className="stack">
          <p className="t2">
            Signed in to the account, open{" "}
            <a href={CLOUDSHELL} target="_blank" rel="noreferrer">
              CloudShell
            </a>{" "}
            and paste this. It makes the role and prints its ARN.
          </p>
          {shell === null ? (
            <p className="t3">Fill in who runs Bearings first.</p>
          ) : (
            <Code text={shell} what="Commands for CloudShell" />
          )}
        </div>
      </details>
      <details name="role" className="disclosure">
        <summary>CloudFormation</summary>
        <div className="stack">
          <p className="t2">
            Save the template as a file, open{" "}
            <a href={CREATE_STACK} target="_blank" rel="noreferrer">
              Create stack
            </a>
            , choose <b>Upload a template file</b>. From a terminal instead:
          </p>
          <Command text="npx bearings permissions --format cloudformation -o bearings-role.json" />
          {command === null ? null : <Command text={command} />}
          <Code text={cloudformation} what="Read-only role, CloudFormation" />
        </div>
      </details>
      <details name="role" className="disclosure">
        <summary>Terraform</summary>
        <Code text={terraform} what="Read-only role, Terraform" />
      </details>
      <details name="role" className="disclosure" open={shell === null && !folded}>
        <summary>{documents.length === 1 ? "JSON policy" : `JSON policies, ${documents.length} for one role`}</summary>
        <div className="stack">
          {documents.map((text, index) => (
            <Code
              key={text}
              text={text}
              what={
                documents.length === 1 ? "Read-only policy, JSON policy" : `Read-only policy, JSON policy ${index + 1}`
              }
            />
          ))}
        </div>
      </details>
      <p className="t3 xs">
        The policy is generated from what the collectors call, all of it reads
        {documents.length === 1 ? "" : "; IAM takes 6,144 characters in one, so it comes in parts"}. A role that may
        read less works as well: what it cannot read becomes a gap that names the action to ask for.
      </p>
    </div>
  );
}
