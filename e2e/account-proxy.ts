import { forward, startWire, type WireProxy } from "../lib/testing/proxy";
import type { WireAnswer } from "../lib/testing/wire-answers";

/** Enabled regions of an account, where a journey is not about regions: a scan of all of them takes ten times as long. */
const FEW = ["eu-west-1", "us-east-1"];

/** Enabled regions of an account, where a journey is about having many. */
export const MANY = [
  "ap-south-1",
  "ca-central-1",
  "eu-central-1",
  "eu-north-1",
  "eu-west-1",
  "eu-west-2",
  "eu-west-3",
  "sa-east-1",
  "us-east-1",
  "us-west-2",
];

/** The proxy before the emulator, which enables every region there is; an account need not. */
export type AccountProxy = WireProxy & {
  /** Enabled regions. */
  regions: readonly string[];
  /** As `clear`, and the regions and the latency as at the start. */
  reset(): void;
};

/** Starts a proxy before the server at `target`, with two regions enabled. */
export async function startAccountProxy(target: string): Promise<AccountProxy> {
  const wire = await startWire(async ({ operation }, raw, body) => {
    const answer = await forward(target, raw, body);
    return operation === "DescribeRegions" ? enable(answer, proxy.regions) : answer;
  });
  const proxy: AccountProxy = Object.assign(wire, {
    regions: FEW as readonly string[],
    reset() {
      proxy.clear();
      proxy.regions = FEW;
      proxy.latencyMs = 0;
    },
  });
  return proxy;
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeRegions.html */
function enable(answer: WireAnswer, enabled: readonly string[]): WireAnswer {
  const body = answer.body.replace(/<item>.*?<\/item>/gs, (item) =>
    enabled.some((region) => item.includes(`<regionName>${region}</regionName>`))
      ? item
      : item.replace(/<optInStatus>.*?<\/optInStatus>/s, "<optInStatus>not-opted-in</optInStatus>"),
  );
  return { ...answer, body };
}
