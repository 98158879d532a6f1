import { BareBar } from "./bare-bar";

/** Header of addresses that are no page. */
export default function DefaultBar() {
  return <BareBar />;
}
