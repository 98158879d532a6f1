import type { JsonObject } from "@/lib/model/json";
import { type PolicyStatementWords, policyStatements } from "@/lib/model/policy-statements";
import { type LinkOf, Named } from "./named";

const MOST_STATEMENTS = 50;
const MOST_VALUES = 40;

/** A policy document by statement: what it allows or denies, whom, on what and when. */
export function Policy({ document, linkOf }: { document: JsonObject; linkOf: LinkOf }) {
  const statements = policyStatements(document);
  const more = statements.length - MOST_STATEMENTS;
  if (statements.length === 0) return <span className="t3">a policy without statements</span>;
  return (
    <ol className="policy">
      {statements.slice(0, MOST_STATEMENTS).map((statement, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: statements need no Sid, and the list never moves.
        <Statement key={index} statement={statement} linkOf={linkOf} />
      ))}
      {more > 0 ? <li className="t3">and {more} more, see the JSON</li> : null}
    </ol>
  );
}

function Statement({ statement, linkOf }: { statement: PolicyStatementWords; linkOf: LinkOf }) {
  const { effect, sid, principals, actions, resources, conditions } = statement;
  return (
    <li>
      <p>
        <b className={effect === "Deny" ? "deny" : undefined}>{effect}</b>{" "}
        <Values values={actions} except={statement.exceptActions ? "everything" : null} linkOf={linkOf} mono />
        {sid === null ? null : <span className="t3"> {sid}</span>}
      </p>
      <dl>
        <Part name="on" values={resources} except={statement.exceptResources ? "everything" : null} linkOf={linkOf} />
        <Part name="for" values={principals} except={statement.exceptPrincipals ? "everybody" : null} linkOf={linkOf} />
        {conditions.map(({ operator, key, values }) => (
          <div key={`${operator} ${key}`}>
            <dt>when</dt>
            <dd>
              <code>{key}</code> <span className="t3">{operator}</span>{" "}
              <Values values={values} except={null} linkOf={linkOf} />
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
}

type Several = { values: readonly string[]; except: string | null; linkOf: LinkOf };

function Part({ name, ...several }: Several & { name: string }) {
  if (several.values.length === 0) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <Values {...several} />
      </dd>
    </div>
  );
}

function Values({ values, except, linkOf, mono = false }: Several & { mono?: boolean }) {
  const shown = values.slice(0, MOST_VALUES);
  return (
    <>
      {except === null ? null : <b>{except} except </b>}
      {shown.map((value, index) => (
        <span key={value}>
          {index === 0 ? "" : ", "}
          {mono ? <code>{value}</code> : <Named text={value} linkOf={linkOf} />}
        </span>
      ))}
      {values.length > shown.length ? <span className="t3"> and {values.length - shown.length} more</span> : null}
    </>
  );
}
