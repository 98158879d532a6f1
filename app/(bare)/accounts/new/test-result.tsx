import { counted } from "@/components/format";
import { Notice } from "@/components/ui/notice";
import { Status } from "@/components/ui/status";
import type { ConnectionTest } from "@/lib/operations/accounts/views";

/** What a connection test found: who we are and which regions are enabled, or what to do about the failure. */
export function TestResult({ test }: { test: ConnectionTest }) {
  if (!test.ok) {
    return (
      <Notice kind="fail">
        <p>{test.message}</p>
        <p className="t3 xs">Nothing was kept or changed.</p>
      </Notice>
    );
  }
  return (
    <section aria-label="Result of the test">
      <ul className="lines">
        <li className="row wrap">
          <Status kind="pass">signed in</Status>
          <code className="t2 brk">{test.callerArn}</code>
        </li>
        <li className="row wrap">
          <Status kind="pass">account</Status>
          <span>
            <code>{test.awsAccountId}</code>
            {test.partition === "aws" ? null : ` in the partition ${test.partition}`}
          </span>
        </li>
        <li>
          <details className="disclosure">
            <summary>
              <Status kind="pass">regions</Status> {counted(test.enabledRegions.length, "region")} enabled
              {test.disabledRegions.length === 0 ? null : `, ${test.disabledRegions.length} not enabled`}
            </summary>
            <p className="t2 brk">{test.enabledRegions.join(", ")}</p>
            {test.disabledRegions.length === 0 ? null : (
              <p className="t3 brk">Not enabled, so not scanned: {test.disabledRegions.join(", ")}</p>
            )}
          </details>
        </li>
        {test.warnings.map((warning) => (
          <li key={warning} className="row">
            <Status kind="warn">{warning}</Status>
          </li>
        ))}
      </ul>
    </section>
  );
}
