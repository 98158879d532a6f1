import Link from "next/link";
import { redirect } from "next/navigation";
import { Configuration } from "@/components/configuration/configuration";
import { Code } from "@/components/ui/code";
import { CopyButton } from "@/components/ui/copy-button";
import { PageHead, Section } from "@/components/ui/page-head";
import { NotSeen } from "@/components/ui/status";
import { reasonWords } from "@/lib/model/gap-words";
import { getResource } from "@/lib/operations/resources/get-resource";
import { gapCauses, gapGroups } from "@/lib/operations/snapshots/gap-causes";
import { accountPath } from "@/lib/web/links";
import { load } from "@/lib/web/load";
import { missing } from "@/lib/web/missing";
import { param } from "@/lib/web/view-params";
import { GapGroupNotice } from "../gap-group-notice";
import { accountOf } from "../loaders";
import { History } from "./history";
import { Relations } from "./relations";

/** Title of the browser's tab. */
export async function generateMetadata({ params, searchParams }: PageProps<"/accounts/[account]/resources">) {
  const { account } = await params;
  return {
    title: `${
      param(await searchParams, "arn")
        ?.split(/[:/]/)
        .at(-1) ?? "Resource"
    } · ${account}`,
  };
}

/** Everything known of one resource at one date. */
export default async function Resource({ params, searchParams }: PageProps<"/accounts/[account]/resources">) {
  const account = await accountOf((await params).account);
  const query = await searchParams;
  const arn = param(query, "arn");
  const at = param(query, "at");
  if (arn === undefined) missing("The address names no resource: its ARN is missing.");
  if (account.newestSnapshot === null) missing(`"${account.name}" has no snapshot yet: scan it first.`);
  if (at === undefined) redirect(accountPath(account.name, "resources", { at: account.newestSnapshot.name, arn }));
  const resource = await load(getResource, { account: account.name, at, arn });
  const tags = Object.entries(resource.tags);
  const json = JSON.stringify(resource.configuration, null, 2);
  return (
    <>
      <PageHead title={resource.name} sub={`${resource.typeTitle}, ${resource.region}`}>
        <Link
          className="btn quiet"
          href={accountPath(account.name, "inventory", { at: resource.at, type: resource.type })}
          prefetch={false}
        >
          All {resource.typeTitle}
        </Link>
      </PageHead>
      <div className="row wrap">
        <code className="t2 brk">{resource.arn}</code>
        <CopyButton text={resource.arn} what="ARN" />
      </div>
      {resource.seen ? null : (
        <p className="row wrap" style={{ marginTop: 8 }}>
          <NotSeen />
          <span>
            {resource.notSeenReason === null ? "" : `${reasonWords(resource.notSeenReason).why} `}What stands here is
            the last known state.
          </span>
        </p>
      )}
      <div className="cols">
        <div>
          {resource.gaps.length === 0 ? null : (
            <Section title="Gaps that touch it">
              <div className="stack" style={{ paddingTop: 12 }}>
                {gapGroups(gapCauses(resource.gaps)).map((group) => (
                  <GapGroupNotice key={group.reason} group={group} />
                ))}
              </div>
            </Section>
          )}
          <Section title="Configuration" note="as AWS names it">
            <Configuration value={resource.configuration} />
            <details className="disclosure" style={{ paddingTop: 8 }}>
              <summary>Show as JSON</summary>
              <Code text={json} what="Configuration as JSON" />
            </details>
          </Section>
          {resource.runtime === null ? null : (
            <Section
              title="Moves by itself"
              note={
                resource.runtimeSeenIn === null
                  ? undefined
                  : `as seen in ${resource.runtimeSeenIn}, not part of the history`
              }
            >
              <Configuration value={resource.runtime} />
            </Section>
          )}
          <History account={account.name} arn={arn} versions={resource.history} />
        </div>
        <aside>
          <Section title="Facts">
            <dl className="kv" style={{ paddingTop: 6 }}>
              <dt>Id</dt>
              <dd>
                <code>{resource.id}</code>
              </dd>
              <dt>Type</dt>
              <dd>
                <code>{resource.type}</code>
              </dd>
              <dt>Region</dt>
              <dd>{resource.region}</dd>
              {resource.state === null ? null : (
                <>
                  <dt>State</dt>
                  <dd>{resource.state}</dd>
                </>
              )}
            </dl>
          </Section>
          <Section title="Tags" note={String(tags.length)}>
            {tags.length === 0 ? (
              <p className="t3" style={{ paddingTop: 6 }}>
                It has none.
              </p>
            ) : (
              <dl className="kv" style={{ paddingTop: 6 }}>
                {tags.map(([key, value]) => (
                  <div key={key} className="kv-row">
                    <dt>{key}</dt>
                    <dd>{value === "" ? <span className="t3">empty</span> : value}</dd>
                  </div>
                ))}
              </dl>
            )}
          </Section>
          <Relations account={account.name} at={resource.at} title="Names" relations={resource.outgoing} />
          <Relations account={account.name} at={resource.at} title="Named by" relations={resource.incoming} />
        </aside>
      </div>
    </>
  );
}
