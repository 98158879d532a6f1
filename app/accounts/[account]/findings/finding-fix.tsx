import { Code, Command } from "@/components/ui/code";
import type { FindingDetailView } from "@/lib/operations/findings/views";
import { foldCommand } from "./fold-command";

const TITLES = { cli: "CLI", console: "Console", terraform: "Terraform" } as const;
type FixKind = keyof typeof TITLES;

/**
 * How it is put right: by commands, in the console, in Terraform. The choice is three radio buttons and a rule of the
 * style sheet, so that it works without scripts; on paper all of them stand.
 */
export function FindingFix({ fix }: { fix: FindingDetailView["fix"] }) {
  const { console: steps, cli, terraform, link } = fix;
  const kinds = (Object.keys(TITLES) as FixKind[]).filter((kind) =>
    kind === "cli" ? cli.length > 0 : kind === "console" ? steps.length > 0 : terraform !== "",
  );
  const [first] = kinds;
  if (first === undefined) return <p className="t3">There is no fix by a command: it is for a person to decide.</p>;
  return (
    <div className="fix">
      <fieldset className="seg">
        <legend className="sr">Way to fix it</legend>
        {kinds.map((kind) => (
          <label key={kind}>
            <input type="radio" name="fix" value={kind} defaultChecked={kind === first} />
            {TITLES[kind]}
          </label>
        ))}
      </fieldset>
      <div data-fix="cli" className="stack">
        {cli
          .map(foldCommand)
          .map((line) =>
            line.includes("\n") ? <Code key={line} text={line} what="Command" /> : <Command key={line} text={line} />,
          )}
        {cli.some((line) => /<[a-zA-Z]\w*>/.test(line)) ? (
          <p className="t3 xs">What stands in angle brackets is yours to choose.</p>
        ) : null}
      </div>
      <ol data-fix="console" className="steps-of">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <div data-fix="terraform">{terraform === "" ? null : <Code text={terraform} what="Terraform" />}</div>
      <p className="t3 xs">
        Bearings changes nothing itself.{" "}
        {link === "" ? null : (
          <a href={link} target="_blank" rel="noreferrer">
            AWS on this<span className="sr">, opens in a new tab</span>
          </a>
        )}
      </p>
    </div>
  );
}
