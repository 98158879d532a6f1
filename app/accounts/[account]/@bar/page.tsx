import { AccountBar } from "./account-bar";

/** Header of an account's front page. */
export default async function FrontBar({ params, searchParams }: PageProps<"/accounts/[account]">) {
  const { account } = await params;
  return <AccountBar account={account} page={[]} query={await searchParams} />;
}
