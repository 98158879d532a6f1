import { Suspense } from "react";
import { count, counted } from "@/components/format";
import { ChoiceList } from "@/components/ui/choice-list";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/page-head";
import { Status } from "@/components/ui/status";
import type { PreflightPlan } from "@/lib/operations/preflight/views";
import type { ScanScope } from "@/lib/operations/snapshots/views";
import type { PreflightRun } from "@/lib/web/preflight-run";
import { ServiceTable } from "./service-table";
import { Verdict } from "./verdict";

/** All that is known once AWS let us in: who we are, what will be called, and, as it comes, what may not be. */
export async function Found({
  run,
  scope,
  services,
}: {
  run: PreflightRun;
  scope: ScanScope;
  services: readonly string[];
}) {
  const planned = await run.plan;
  if (!planned.ok) {
    return (
      <>
        <Notice kind="fail">
          <p>{planned.message}</p>
          <p className="t2">Nothing was tried, kept or changed.</p>
        </Notice>
        <Section title="What to scan">
          <ScopeForm scope={scope} regions={[]} services={services} />
        </Section>
      </>
    );
  }
  const plan = planned.value;
  return (
    <div className="cols">
      <div>
        <Section title="May it be called">
          <div className="stack" style={{ paddingTop: 12 }}>
            <Suspense
              fallback={
                <p role="status" className="row">
                  <Status kind="run">trying</Status>
                  <span>
                    {counted(plan.services.length, "service")} in {plan.triedIn}
                  </span>
                </p>
              }
            >
              <Verdict run={run} />
            </Suspense>
          </div>
        </Section>
        <Section title="What will be called" note={`${counted(plan.scopes, "scope")}, ${expected(plan)}`}>
          <ServiceTable plan={plan} run={run} />
        </Section>
      </div>
      <aside>
        <Section title="Way in">
          <WayIn plan={plan} />
        </Section>
        <Section title="What to scan">
          <ScopeForm scope={scope} regions={plan.enabledRegions} services={services} />
        </Section>
      </aside>
    </div>
  );
}

function expected({ calls: { calls, basis } }: PreflightPlan): string {
  return basis === null ? `at least ${counted(calls, "call")}` : `about ${counted(calls, "call")}, as ${basis} took`;
}

function WayIn({ plan }: { plan: PreflightPlan }) {
  const { callerArn, awsAccountId, enabledRegions, disabledRegions, problem } = plan;
  return (
    <ul className="lines">
      <li className="row wrap">
        <Status kind="pass">signed in</Status>
        <code className="t2 brk">{callerArn}</code>
      </li>
      <li className="row wrap">
        <Status kind="pass">account</Status>
        <code>{awsAccountId}</code>
      </li>
      {problem === null ? null : <li>{problem}</li>}
      {enabledRegions.length === 0 ? null : (
        <li className="row wrap">
          <Status kind="pass">regions</Status>
          <span>
            {count(enabledRegions.length)} enabled
            {disabledRegions.length === 0 ? "" : `, ${count(disabledRegions.length)} not enabled`}
          </span>
        </li>
      )}
    </ul>
  );
}

/** The choice of regions and services; it goes into the address, so that it can be kept and sent. */
function ScopeForm({
  scope,
  regions,
  services,
}: {
  scope: ScanScope;
  regions: readonly string[];
  services: readonly string[];
}) {
  return (
    <form className="stack" style={{ paddingTop: 6, gap: 6 }}>
      <input type="hidden" name="scope" value="chosen" />
      <ChoiceList
        name="regions"
        noun={regions.length > 0 ? "enabled regions" : "regions"}
        all={regions}
        chosen={scope.regions}
      />
      <ChoiceList name="services" noun="services" all={services} chosen={scope.services} />
      <div className="row wrap">
        <button type="submit" className="btn">
          Test this choice
        </button>
        <span className="t3 xs">Remembered for the next scan once one was done with it.</span>
      </div>
    </form>
  );
}
