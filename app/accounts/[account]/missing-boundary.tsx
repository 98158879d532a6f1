"use client";

import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { Component, type ReactNode } from "react";
import { Empty } from "@/components/ui/page-head";
import { missingSentence } from "@/lib/web/missing";

/**
 * Stands where Next would put a not-found page, which is never told why: says what is missing and what there is
 * instead, in the words of the operation that looked for it. The status is 404 all the same.
 */
export function MissingBoundary({ children }: { children: ReactNode }) {
  return <Boundary address={`${usePathname()}?${useSearchParams()}`}>{children}</Boundary>;
}

type State = { sentence: string | null; address: string };

class Boundary extends Component<{ address: string; children: ReactNode }, State> {
  override state: State = { sentence: null, address: this.props.address };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    const sentence = missingSentence(typeof error === "object" && error !== null && "digest" in error && error.digest);
    if (sentence === null) throw error;
    return { sentence };
  }

  /** Another address is another page. */
  static getDerivedStateFromProps({ address }: { address: string }, state: State): Partial<State> | null {
    return address === state.address ? null : { sentence: null, address };
  }

  override render(): ReactNode {
    return this.state.sentence === null ? this.props.children : <Missing sentence={this.state.sentence} />;
  }
}

function Missing({ sentence }: { sentence: string }) {
  return (
    <Empty title="There is nothing at this address">
      <p className="t2">{sentence === "" ? "No page has this address." : sentence}</p>
      <Link className="btn" href="/accounts">
        Show all accounts
      </Link>
    </Empty>
  );
}
