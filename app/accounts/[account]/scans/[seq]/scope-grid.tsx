import { counted } from "@/components/format";
import { NotSeen } from "@/components/ui/status";
import { reasonTag } from "@/lib/model/gap-words";
import { GLOBAL } from "@/lib/model/resource";
import type { ScopeProgress } from "@/lib/operations/snapshots/views";
import { stateOf } from "./scope-bar";

const WORDS: Record<ScopeProgress["status"], string> = {
  waiting: "waiting",
  running: "running",
  done: "done",
  partial: "partly not seen",
  unseen: "not seen",
};

/** Regions by services, one cell each, and the services that exist once as a list below. */
export function ScopeGrid({ scopes }: { scopes: readonly ScopeProgress[] }) {
  const regional = scopes.filter((scope) => scope.region !== GLOBAL);
  const global = scopes.filter((scope) => scope.region === GLOBAL);
  const services = [...new Set(regional.map((scope) => scope.service))].sort();
  const regions = [...new Set(regional.map((scope) => scope.region))].sort();
  const cells = new Map(regional.map((scope) => [`${scope.region} ${scope.service}`, scope]));
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard. */}
      <section className="scopes-box" tabIndex={0} aria-label="Scopes by region and service">
        <table className="scopes">
          <caption className="sr">Progress by region and service</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="sr">Region</span>
              </th>
              {services.map((service) => (
                <th key={service} scope="col">
                  <span>{service}</span>
                </th>
              ))}
              <th scope="col">done</th>
            </tr>
          </thead>
          <tbody>
            {regions.map((region) => {
              const row = services.map((service) => cells.get(`${region} ${service}`));
              const known = row.filter((scope) => scope !== undefined);
              const ended = known.filter((scope) => scope.status !== "waiting" && scope.status !== "running");
              return (
                <tr key={region}>
                  <th scope="row">{region}</th>
                  {row.map((scope, index) => (
                    <Cell key={services[index]} scope={scope} />
                  ))}
                  <td className="count">
                    {ended.length}/{known.length}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      {global.length === 0 ? null : (
        <ul className="globals">
          <li className="t3 xs">once per account</li>
          {global.map((scope) => (
            <li key={scope.service} title={title(scope)}>
              {stateOf(scope) === "unseen" || stateOf(scope) === "partial" ? (
                <NotSeen>
                  {scope.service}
                  <span className="sr"> {WORDS[stateOf(scope)]}</span>
                </NotSeen>
              ) : (
                <span className="key xs">
                  <i className={`swatch c-${scope.status}`} />
                  {scope.service} <span className="sr">{WORDS[scope.status]}</span>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Cell({ scope }: { scope: ScopeProgress | undefined }) {
  if (scope === undefined) return <td title="not offered here">·</td>;
  return (
    <td className={`c-${stateOf(scope)}`} title={title(scope)}>
      <span className="sr">{WORDS[stateOf(scope)]}</span>
    </td>
  );
}

function title(scope: ScopeProgress): string {
  const { service, region, status, resources, reason } = scope;
  const why = reason === null ? "" : `, ${reasonTag(reason)}`;
  const found = status === "waiting" ? "" : `, ${counted(resources, "resource")}`;
  return `${service} in ${region === GLOBAL ? "the whole account" : region}: ${WORDS[stateOf(scope)]}${why}${found}`;
}
