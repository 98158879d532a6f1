import Link from "next/link";
import { count, counted } from "@/components/format";
import { DateTime } from "@/components/ui/date-time";
import { PageHead, Section } from "@/components/ui/page-head";
import type { AuditSummary } from "@/lib/operations/findings/views";
import type { FirstWeek } from "@/lib/operations/first-week/views";
import { accountPath } from "@/lib/web/links";
import { Ages } from "./ages";
import { Audit, AuditNews, AuditScore } from "./audit";
import { Changes } from "./changes";
import { Profile } from "./profile";
import { Regions } from "./regions";
import { Services } from "./services";
import { Steps } from "./steps";
import { Unseen } from "./unseen";

/** What a snapshot tells somebody who has just taken over the account. */
export function Home({ week, audit }: { week: FirstWeek; audit: AuditSummary }) {
  const { account, at, finishedAt, resources, notSeen, types, coverage } = week;
  return (
    <>
      <PageHead
        title="First week"
        sub={
          <>
            {account} as of <DateTime iso={finishedAt} />: {counted(resources, "resource")} of {counted(types, "type")},{" "}
            {counted(coverage.regions.length, "region")} looked at
            {notSeen === 0 ? "" : `; ${count(notSeen)} of the resources were seen before and not this time`}.
          </>
        }
      >
        <Link className="btn" href={accountPath(account, "inventory", { at })} prefetch={false}>
          Show inventory
        </Link>
      </PageHead>
      <div className="cols">
        <div className="home">
          <Section title="What is here" note={`computed from ${at}`}>
            <Profile week={week} />
          </Section>
          <Section title="What to do next" note="computed; nothing to tick off">
            <Steps week={week} />
          </Section>
          <Regions week={week} />
          <Services week={week} />
        </div>
        <aside className="home">
          <Audit audit={audit} />
          <AuditScore audit={audit} />
          <Unseen week={week} />
          <Changes week={week}>
            <AuditNews audit={audit} />
          </Changes>
          <Ages week={week} />
        </aside>
      </div>
    </>
  );
}
