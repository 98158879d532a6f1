import { ChevronsUpDown } from "lucide-react";
import Link from "next/link";
import { counted } from "@/components/format";
import { AccountLabel } from "@/components/ui/account-label";
import { Popover } from "@/components/ui/popover";
import type { AccountView } from "@/lib/operations/accounts/views";
import { accountPath } from "@/lib/web/links";

/** Names the account that is shown, and leads to the others. */
export function AccountSwitch({ account, accounts }: { account: AccountView; accounts: readonly AccountView[] }) {
  return (
    <Popover
      label="Choose an account"
      triggerClass="pick"
      title={account.name}
      panelClass="acct-pop"
      trigger={
        <>
          <b>{account.name}</b>
          <AccountLabel label={account.label} />
          {account.awsAccountId === null ? null : <code className="t3 hide-md">{account.awsAccountId}</code>}
          <ChevronsUpDown className="i t3" aria-hidden="true" />
        </>
      }
    >
      <ul className="choice-lines">
        {accounts.map((each) => (
          <li key={each.name}>
            <Link
              href={accountPath(each.name, "")}
              prefetch={false}
              aria-current={each.name === account.name ? "true" : undefined}
            >
              <span className="row">
                <b className="ell">{each.name}</b>
                <AccountLabel label={each.label} />
                {each.awsAccountId === null ? null : <code className="t3">{each.awsAccountId}</code>}
              </span>
              <span className="t3 xs">{newestWords(each)}</span>
            </Link>
          </li>
        ))}
      </ul>
      <div className="pop-foot">
        <Link href="/accounts">All accounts</Link>
        <Link href="/accounts/new">Connect an AWS account</Link>
      </div>
    </Popover>
  );
}

function newestWords({ newestSnapshot: newest, activeScan }: AccountView): string {
  if (newest === null) return activeScan === null ? "never scanned" : `first scan ${activeScan.status}`;
  const gaps = newest.gaps === 0 ? "all seen" : counted(newest.gaps, "gap");
  return `${newest.name}, ${counted(newest.resources, "resource")}, ${gaps}`;
}
