import { counted, duration } from "@/components/format";
import { Code } from "@/components/ui/code";
import { Notice } from "@/components/ui/notice";
import { Status } from "@/components/ui/status";
import type { RefusedCall } from "@/lib/operations/preflight/views";
import type { PreflightRun } from "@/lib/web/preflight-run";

/** What this way in may not call, with the one statement that would change it. */
export async function Verdict({ run }: { run: PreflightRun }) {
  const result = await run.result;
  if (!result.ok) {
    return (
      <Notice kind="fail">
        <p>{result.message}</p>
      </Notice>
    );
  }
  const { refused, statement, probed, triedIn, milliseconds } = result.value;
  const tried = probed.flatMap(({ operations }) => operations).filter((one) => one.result !== "untried").length;
  if (refused.length === 0) {
    return (
      <p role="status">
        <Status kind="pass">yes</Status> All {counted(tried, "call")} that were tried in {triedIn}, in{" "}
        {duration(milliseconds)}. Other calls follow when there is something to ask about.
      </p>
    );
  }
  return (
    <article className="gap">
      <div className="edge" />
      <div className="in">
        <h3>What you will not see with this way in</h3>
        <p className="t2" role="status">
          {counted(refused.length, "call")} of {tried} cannot be made. You can scan now and grant later: gaps are kept
          and named.
        </p>
        <ul className="lines">
          {refused.map((call) => (
            <li key={`${call.service} ${call.operation}`} title={call.message}>
              <code className="xs">
                {call.service} {call.operation}
              </code>{" "}
              <span className="t3 xs">{why(call)}</span>
            </li>
          ))}
        </ul>
        {statement === null ? (
          <p>Granting an action does not help with these.</p>
        ) : (
          <>
            <p>Add this statement to the role&apos;s policy, then test again:</p>
            <Code text={JSON.stringify(statement, null, 2)} what="Policy statement for what is missing" />
          </>
        )}
      </div>
    </article>
  );
}

function why({ reason, action, message }: RefusedCall): string {
  const words = reason.replaceAll("_", " ");
  return action === null ? `${words}. ${message}` : words;
}
