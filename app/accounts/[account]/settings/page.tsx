import type { Metadata } from "next";
import { cookies } from "next/headers";
import Link from "next/link";
import { Role } from "@/app/(bare)/accounts/new/role";
import { DateTime } from "@/components/ui/date-time";
import { PageHead, Section } from "@/components/ui/page-head";
import { getAccountContents } from "@/lib/operations/accounts/get-account-contents";
import type { AccountView } from "@/lib/operations/accounts/views";
import { listViews } from "@/lib/operations/views/list-views";
import { accountPath } from "@/lib/web/links";
import { load } from "@/lib/web/load";
import { preferencesOf } from "@/lib/web/preferences";
import { scopeQuery, scopeWords } from "@/lib/web/scope-params";
import { param } from "@/lib/web/view-params";
import { accountOf } from "../loaders";
import { renameAction } from "./actions";
import { BrowserForm } from "./browser-form";
import { ConnectionForm } from "./connection-form";
import { Files } from "./files";
import { connectionValues } from "./form-state";
import { OneField } from "./one-field";
import { RemoveSection } from "./remove-section";
import { SavedViews } from "./saved-views";

/** Title of the browser's tab. */
export async function generateMetadata({ params }: PageProps<"/accounts/[account]/settings">): Promise<Metadata> {
  return { title: `Settings · ${(await params).account}` };
}

/** What an account is called and how it is reached, what scans read, and how this browser shows it. */
export default async function Settings({ params, searchParams }: PageProps<"/accounts/[account]/settings">) {
  const account = await accountOf((await params).account);
  const query = await searchParams;
  const [views, contents] = await Promise.all([
    load(listViews, { account: account.name }),
    load(getAccountContents, { name: account.name }),
  ]);
  const given = await cookies();
  return (
    <>
      <PageHead
        title="Settings"
        sub={
          <>
            {account.name}, here since <DateTime iso={account.createdAt} form="day" />.
          </>
        }
      />
      <div className="cols settings">
        <div>
          <Connection account={account} />
          {account.connection.credentials.kind === "imported" ? null : (
            <>
              <Scope account={account} />
              <Section title="Role" note="for scans, in any of these forms">
                <Role trust={trustOf(account, param(query, "principal")?.trim() ?? "")} kept={{}} folded />
              </Section>
            </>
          )}
          <RemoveSection account={account.name} contents={contents} />
        </div>
        <aside>
          <Section title="This browser" note="kept in its cookies">
            <BrowserForm given={preferencesOf((name) => given.get(name)?.value)} />
          </Section>
          <SavedViews account={account.name} views={views} />
          <Files account={account} />
        </aside>
      </div>
    </>
  );
}

function trustOf({ connection: { credentials } }: AccountView, principal: string) {
  return { principal, externalId: credentials.kind === "role" ? (credentials.externalId ?? "") : "" };
}

function Connection({ account }: { account: AccountView }) {
  const { name, awsAccountId, connection } = account;
  const isImported = connection.credentials.kind === "imported";
  return (
    <Section
      title="Connection"
      note={
        awsAccountId === null ? (
          "AWS account not known yet"
        ) : (
          <>
            AWS account <code>{awsAccountId}</code>
          </>
        )
      }
    >
      {isImported ? (
        <div className="stack part">
          <p className="prose">
            Snapshots of this account come from bundles, so there is no way in, and it cannot be scanned from here.
            Connect the account under a name of its own to scan it.
          </p>
          <OneField
            action={renameAction}
            hidden={{ account: name }}
            name="name"
            errorAt="newName"
            label="Name"
            value={name}
            button={
              <button type="submit" className="btn primary">
                Save changes
              </button>
            }
          />
        </div>
      ) : (
        <ConnectionForm key={name} account={name} given={connectionValues(account)} />
      )}
    </Section>
  );
}

function Scope({ account: { name, scope } }: { account: AccountView }) {
  const { regions, services } = scope;
  return (
    <Section title="What scans read">
      <dl className="kv part">
        <dt>Regions</dt>
        <dd>{regions.length === 0 ? "all that are enabled" : regions.join(", ")}</dd>
        <dt>Services</dt>
        <dd>{services.length === 0 ? "all" : services.join(", ")}</dd>
      </dl>
      <p className="row wrap part">
        <Link
          className="btn"
          href={accountPath(name, "preflight", scopeWords(scope) === null ? {} : scopeQuery(scope))}
          prefetch={false}
        >
          Choose regions and services
        </Link>
        <span className="t3 xs">The next scan reads what the last one did. What is left out becomes a gap.</span>
      </p>
    </Section>
  );
}
