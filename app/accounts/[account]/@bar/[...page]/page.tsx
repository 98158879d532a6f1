import { AccountBar } from "../account-bar";

/** Header of every page below an account. */
export default async function PageBar({
  params,
  searchParams,
}: {
  params: Promise<{ account: string; page: string[] }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { account, page } = await params;
  return <AccountBar account={account} page={page} query={await searchParams} />;
}
