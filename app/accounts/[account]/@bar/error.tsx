"use client";

import { BareBar } from "./bare-bar";

/** Header when the account could not be read: the page below says why. */
export default function BarError() {
  return <BareBar />;
}
