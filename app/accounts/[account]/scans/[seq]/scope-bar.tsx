import { count, counted, elapsed } from "@/components/format";
import { NotSeen } from "@/components/ui/status";
import type { ScanProgressView, ScopeProgress } from "@/lib/operations/snapshots/views";

/** How a scope is drawn: one whose lists are whole but whose properties have gaps was not wholly seen either. */
export function stateOf({ status, gaps }: ScopeProgress): ScopeProgress["status"] {
  return status === "done" && gaps > 0 ? "partial" : status;
}

/** Scopes by state. `done` counts all that came to their end, seen or not. */
export function tally(scopes: readonly ScopeProgress[]) {
  const states = scopes.map(stateOf);
  const of = (...wanted: ScopeProgress["status"][]) => states.filter((state) => wanted.includes(state)).length;
  const seen = of("done");
  const unseen = of("partial", "unseen");
  return { total: scopes.length, done: seen + unseen, seen, unseen, running: of("running"), waiting: of("waiting") };
}

/** How far a scan is: numbers with their whole, a bar with hatch for what was not seen, and what it found so far. */
export function ScopeBar({ progress }: { progress: ScanProgressView }) {
  const { scopes, resources, calls, startedAt, finishedAt, heartbeatAt } = progress;
  const { total, done, seen, unseen, running, waiting } = tally(scopes);
  const until = finishedAt ?? heartbeatAt;
  const parts = [
    { word: "done", figure: seen, swatch: "c-done" },
    { word: "running", figure: running, swatch: "c-running" },
    { word: "not wholly seen", figure: unseen, swatch: "c-unseen" },
    { word: "waiting", figure: waiting, swatch: "c-waiting" },
  ];
  return (
    <div className="progress">
      <div>
        <div className="fig">
          {count(done)}{" "}
          <small>{total === 0 ? "scopes; the regions are not known yet" : `of ${counted(total, "scope")}`}</small>
        </div>
        <p className="t2">{startedAt === null || until === null ? "not started" : elapsed(startedAt, until)}</p>
      </div>
      <div className="denom">
        <div
          className="bar"
          role="progressbar"
          aria-label="Scopes finished"
          aria-valuemin={0}
          aria-valuemax={Math.max(total, 1)}
          aria-valuenow={done}
        >
          {[seen, unseen, running, waiting].map((figure, index) =>
            figure === 0 && total > 0 ? null : (
              <i
                key={["seen", "unseen", "running", "waiting"][index]}
                className={["c-done", "c-unseen", "c-running", "c-waiting"][index]}
                style={{ flex: `${figure} 0 0` }}
              />
            ),
          )}
        </div>
        <ul>
          {parts.map(({ word, figure, swatch }) => (
            <li key={word}>
              {swatch === "c-unseen" && figure > 0 ? (
                <NotSeen>
                  <b>{count(figure)}</b> {word}
                </NotSeen>
              ) : (
                <>
                  <i className={`swatch ${swatch}`} />
                  <b>{count(figure)}</b> {word}
                </>
              )}
            </li>
          ))}
        </ul>
        <p className="t2">
          <b>{count(resources)}</b> {resources === 1 ? "resource" : "resources"}
          {finishedAt === null ? " so far" : ""}, <b>{count(calls)}</b> {calls === 1 ? "call" : "calls"}
        </p>
      </div>
    </div>
  );
}
