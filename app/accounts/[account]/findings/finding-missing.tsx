import { CopyButton } from "@/components/ui/copy-button";
import type { MissingFact } from "@/lib/model/finding";
import { reasonTag } from "@/lib/model/gap-words";

/** What a verdict lacks: what would have been read, why it was not, and the IAM action to ask for. */
export function FindingMissing({ missing }: { missing: readonly MissingFact[] }) {
  if (missing.length === 0) return null;
  const actions = [...new Set(missing.flatMap(({ action }) => action ?? []))];
  return (
    <div className="gap">
      <span className="edge" />
      <div className="in">
        <ul className="stack" style={{ gap: 6 }}>
          {missing.map(({ what, reason, operation }) => (
            <li key={`${what} ${operation}`}>
              <b>{what}</b>: {reasonTag(reason)}
              {operation === "" ? null : (
                <>
                  , <code>{operation}</code>
                </>
              )}
            </li>
          ))}
        </ul>
        {actions.length === 0 ? (
          <p className="t2">Granting an action does not help here. Nothing unseen counts as a pass.</p>
        ) : (
          <p className="row wrap t2">
            <span>
              Ask for{" "}
              {actions.map((action, index) => (
                <span key={action}>
                  {index === 0 ? "" : ", "}
                  <code>{action}</code>
                </span>
              ))}
            </span>
            <CopyButton
              text={JSON.stringify(
                { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: actions, Resource: "*" }] },
                null,
                2,
              )}
              what="that would show it"
              label="Copy policy"
            />
          </p>
        )}
      </div>
    </div>
  );
}
