import Link from "next/link";
import { count, counted } from "@/components/format";
import { DateTime } from "@/components/ui/date-time";
import { Section } from "@/components/ui/page-head";
import { Status } from "@/components/ui/status";
import type { FirstWeek } from "@/lib/operations/first-week/views";
import { accountPath } from "@/lib/web/links";

/** Regions with something that runs or stores data, and which of them nobody seems to look after. */
export function Regions({ week: { account, at, regions, coverage } }: { week: FirstWeek }) {
  if (regions.length === 0) return null;
  const looked = coverage.regions.length;
  return (
    <Section
      title="Regions in use"
      note={`${count(regions.length)} of ${counted(looked, "region")} looked at hold something that runs or stores data`}
    >
      <div className="tbl-wrap" style={{ borderTop: 0 }}>
        <table className="tbl cards">
          <caption>Regions in use</caption>
          <colgroup>
            <col style={{ width: 170 }} />
            <col style={{ width: 130 }} />
            <col style={{ width: 100 }} />
            <col />
          </colgroup>
          <thead>
            <tr>
              <th>Region</th>
              <th className="num">Run or store data</th>
              <th className="num">Resources</th>
              <th>Made last, of what has a date</th>
            </tr>
          </thead>
          <tbody>
            {regions.map(({ region, working, resources, newest, looksForgotten }) => (
              <tr key={region}>
                <td>
                  <Link className="name" href={accountPath(account, "inventory", { at, region })} prefetch={false}>
                    {region}
                  </Link>
                </td>
                <td className="num" data-l="run or store data">
                  {count(working)}
                </td>
                <td className="num" data-l="resources">
                  {count(resources)}
                </td>
                <td data-l="made last">
                  {newest === null ? (
                    <span className="t3">nothing here has a date</span>
                  ) : (
                    <>
                      <DateTime iso={newest.at} form="day" />{" "}
                      <Link
                        href={accountPath(account, "resources", { at, arn: newest.arn })}
                        prefetch={false}
                        title={newest.name}
                      >
                        {newest.name}
                      </Link>{" "}
                      {looksForgotten ? <Status kind="warn">may be forgotten</Status> : null}
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {regions.some(({ looksForgotten }) => looksForgotten) ? (
        <p className="t3 xs" style={{ paddingTop: 6 }}>
          May be forgotten: at most a tenth of what runs or stores data, and nothing made there for over a year.
        </p>
      ) : null}
    </Section>
  );
}
