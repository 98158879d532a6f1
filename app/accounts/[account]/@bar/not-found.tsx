import { BareBar } from "./bare-bar";

/** Header when there is no such account or snapshot. */
export default function BarNotFound() {
  return <BareBar />;
}
