import Link from "next/link";
import { BareCommandMenu } from "@/app/frame/bare-command-menu";
import { BareFrame } from "@/components/frame/bare-frame";
import { Empty } from "@/components/ui/page-head";

export const metadata = { title: "Not found" };

/** An address that leads nowhere. */
export default function NotFound() {
  return (
    <BareFrame menu={<BareCommandMenu />}>
      <Empty title="There is no such page">
        <p className="t2">The address is wrong, or what it named was removed.</p>
        <Link className="btn" href="/accounts">
          Show all accounts
        </Link>
      </Empty>
    </BareFrame>
  );
}
