import type { ReactNode } from "react";
import { BareFrame } from "@/components/frame/bare-frame";

/** Pages that belong to no account. */
export default function BareLayout({ children }: { children: ReactNode }) {
  return <BareFrame>{children}</BareFrame>;
}
