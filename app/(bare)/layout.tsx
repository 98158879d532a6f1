import type { ReactNode } from "react";
import { BareCommandMenu } from "@/app/frame/bare-command-menu";
import { BareFrame } from "@/components/frame/bare-frame";

/** Pages that belong to no account. */
export default function BareLayout({ children }: { children: ReactNode }) {
  return <BareFrame menu={<BareCommandMenu />}>{children}</BareFrame>;
}
