import { count, counted, duration } from "@/components/format";
import { Section } from "@/components/ui/page-head";
import type { ServiceCalls } from "@/lib/operations/snapshots/views";

/** Services whose price lists count requests to their API, those that only read settings included. */
const METERED = ["cloudwatch", "kms", "s3", "secretsmanager", "sns", "sqs"];

/** What the snapshot took, by service; each opens to its regions and operations. */
export function Calls({ services }: { services: ServiceCalls[] }) {
  const sum = (figure: "calls" | "retries" | "milliseconds") =>
    services.reduce((total, service) => total + service[figure], 0);
  return (
    <Section
      title="Calls"
      note={`${counted(sum("calls"), "call")}, ${count(sum("retries"))} retried, ${duration(sum("milliseconds"))} in calls, many at once`}
    >
      <div className="tbl-wrap" style={{ borderTop: 0 }}>
        <table className="tbl cards calls">
          <caption>Calls by service</caption>
          <colgroup>
            <col />
            <col style={{ width: 90 }} />
            <col style={{ width: 90 }} />
            <col style={{ width: 120 }} />
            <col style={{ width: 100 }} />
          </colgroup>
          <thead>
            <tr>
              <th>Service</th>
              <th className="num">Calls</th>
              <th className="num">Retried</th>
              <th className="num">Time in calls</th>
              <th className="num">Resources</th>
            </tr>
          </thead>
          <tbody>
            {services.map((service) => (
              <tr key={service.service}>
                <td className="wrapcell">
                  <Parts of={service} />
                </td>
                <td className="num" data-l="calls">
                  {count(service.calls)}
                </td>
                <td className="num" data-l="retried">
                  {count(service.retries)}
                </td>
                <td className="num" data-l="time">
                  {duration(service.milliseconds)}
                </td>
                <td className="num" data-l="resources">
                  {count(service.resources)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Bill services={services} />
    </Section>
  );
}

/** What of this AWS may put on the bill. How much that is stands in AWS's price lists, by region and free allowance. */
function Bill({ services }: { services: ServiceCalls[] }) {
  const metered = services.filter(({ service, calls }) => METERED.includes(service) && calls > 0);
  const all = services.reduce((sum, { calls }) => sum + calls, 0);
  const some = metered.reduce((sum, { calls }) => sum + calls, 0);
  return (
    <p className="t3 xs" style={{ paddingTop: 8 }}>
      {metered.length === 0
        ? ""
        : `${count(some)} of ${counted(all, "call")} went to services whose price lists count requests: ${metered.map(({ service, calls }) => `${service} ${count(calls)}`).join(", ")}.`}{" "}
      Cost Explorer, which bills each request, is not called.
    </p>
  );
}

function Parts({ of: { service, regions, operations } }: { of: ServiceCalls }) {
  const where =
    regions.length === 1 ? (regions[0]?.region ?? "") : regions.length === 0 ? "" : counted(regions.length, "region");
  return (
    <details className="disclosure">
      <summary>
        <code>{service}</code> <span className="t3 xs">{where}</span>
      </summary>
      {regions.length < 2 ? null : (
        <ul className="parts">
          {regions.map(({ region, ...figures }) => (
            <li key={region}>
              {region} <Figures {...figures} />
              <span className="t3">, {counted(figures.resources, "resource")}</span>
            </li>
          ))}
        </ul>
      )}
      <ul className="parts">
        {operations.map(({ operation, calls, retries, milliseconds }) => (
          <li key={operation}>
            <code>{operation}</code> <Figures calls={calls} retries={retries} milliseconds={milliseconds} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Figures({ calls, retries, milliseconds }: { calls: number; retries: number; milliseconds: number }) {
  return (
    <span className="t3">
      {counted(calls, "call")}
      {retries === 0 ? "" : `, ${count(retries)} retried`}, {duration(milliseconds)}
    </span>
  );
}
