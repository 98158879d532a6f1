import { Suspense } from "react";
import { count, counted } from "@/components/format";
import { NotSeen, Status } from "@/components/ui/status";
import { reasonTag } from "@/lib/model/gap-words";
import type { PreflightPlan } from "@/lib/operations/preflight/views";
import type { PreflightRun, ServiceCheck } from "@/lib/web/preflight-run";

/** What will be called, a row for each service; its result appears when the service was tried. */
export function ServiceTable({ plan, run }: { plan: PreflightPlan; run: PreflightRun }) {
  const places = plan.regions.length === 0 ? "regions" : counted(plan.regions.length, "region");
  return (
    <div className="tbl-wrap" style={{ borderTop: 0 }}>
      <table className="tbl cards">
        <caption>What will be called, and what came of trying it</caption>
        <colgroup>
          <col style={{ width: 170 }} />
          <col style={{ width: 90 }} />
          <col style={{ width: 120 }} />
          <col />
        </colgroup>
        <thead>
          <tr>
            <th>Service</th>
            <th className="num">Operations</th>
            <th>Where</th>
            <th>Tried in {plan.triedIn}</th>
          </tr>
        </thead>
        <tbody>
          {plan.services.map(({ service, scope, operations }) => (
            <tr key={service}>
              <td className="id">{service}</td>
              <td className="num" data-l="operations">
                {count(operations)}
              </td>
              <td data-l="where">{scope === "global" ? "once" : places}</td>
              <td className="wrapcell">
                <Suspense fallback={<span className="t3">waiting</span>}>
                  <Result of={run.service(service)} />
                </Suspense>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

async function Result({ of }: { of: Promise<ServiceCheck | null> }) {
  const check = await of;
  if (check === null) return <span className="t3">not tried</span>;
  const untried = check.operations.filter(({ result }) => result === "untried");
  const tried = check.operations.filter(({ result }) => result !== "untried");
  if (tried.length === 0) return <span className="t3">tried when there is something</span>;
  const failed = tried.filter(({ result }) => result !== "ok");
  return (
    <>
      <Word tried={tried} />{" "}
      <span className="t3 xs">
        {failed.length === 0 ? "" : `${count(tried.length - failed.length)} of `}
        {counted(tried.length, "call")} answered
      </span>
      {untried.length === 0 ? null : (
        <span className="t3 xs" title={untried.map(({ operation }) => operation).join(", ")}>
          , {count(untried.length)} when there is something
        </span>
      )}
      {failed.map(({ operation, result, message }) => (
        <div key={operation} title={message ?? undefined}>
          <code className="xs">{operation}</code>{" "}
          <span className="t3 xs">{result === "ok" || result === "untried" ? "" : reasonTag(result)}</span>
        </div>
      ))}
    </>
  );
}

/** The result in a word. What is not offered is missing to nobody. */
function Word({ tried }: { tried: ServiceCheck["operations"] }) {
  const of = (...results: string[]) => tried.filter(({ result }) => results.includes(result)).length;
  const [answered, notOffered] = [of("ok"), of("not_offered")];
  if (answered + notOffered < tried.length)
    return <NotSeen>{answered === 0 ? "cannot be read" : "not in full"}</NotSeen>;
  return answered === 0 ? <span className="t3">not offered here</span> : <Status kind="pass">can be read</Status>;
}
