import { type Answerer, startWire, type WireProxy } from "@/lib/testing/proxy";
import { Recording } from "@/lib/testing/replay";
import type { WireAnswer } from "@/lib/testing/wire-answers";
import { emulator } from "../scan/recording";

/** A server before the emulator that comes to know all its answers. */
export type Cache = WireProxy & {
  /** From now on equal questions get the known answer, so that both tools wait for nobody but the network. */
  freeze: () => void;
};

/** Starts it: first every question goes to the emulator and its answer is kept, after `freeze` only new ones do. */
export async function startCache(target: string): Promise<Cache> {
  const recording = new Recording();
  const ask = asAws(emulator(target, { allRegions: false }));
  let frozen = false;
  const proxy = await startWire(async (request, raw, body) => {
    const known = frozen ? recording.answerTo(request) : null;
    if (known) return known;
    const answer = await ask(request, raw, body);
    recording.keep(request, answer);
    return answer;
  });
  return Object.assign(proxy, {
    freeze: () => {
      frozen = true;
    },
  });
}

/** Two answers in which the emulator is not like AWS, and both tools look at. */
function asAws(answerer: Answerer): Answerer {
  return async (request, raw, body) => {
    const answer = await answerer(request, raw, body);
    if (request.operation === "GetCredentialReport") return withRoot(answer);
    const all = new URLSearchParams(request.body).get("AllRegions") === "true";
    return request.operation === "DescribeRegions" && !all ? enabledRegions(answer) : answer;
  };
}

/** Regions that are not switched on are told only to those who ask for all. */
function enabledRegions(answer: WireAnswer): WireAnswer {
  const body = answer.body.replace(/<item>(?:(?!<\/item>)[\s\S])*<\/item>/g, (item) =>
    item.includes("not-opted-in") ? "" : item,
  );
  return { ...answer, body };
}

/** What the report says of a root user that has a password, no device, and was last there years ago. */
const ROOT: Readonly<Record<string, string>> = {
  user: "<root_account>",
  arn: "arn:aws:iam::123456789012:root",
  user_creation_time: "2020-01-01T00:00:00+00:00",
  password_enabled: "true",
  password_last_used: "2020-02-01T00:00:00+00:00",
  password_last_changed: "not_supported",
  password_next_rotation: "not_supported",
};

/** The first row of a credential report is the root user's. */
function withRoot(answer: WireAnswer): WireAnswer {
  const body = answer.body.replace(/<Content>([^<]*)<\/Content>/, (_, content: string) => {
    const [header = "", ...rows] = Buffer.from(content, "base64").toString("utf8").trimEnd().split("\n");
    const root = header.split(",").map((column) => ROOT[column] ?? (column.endsWith("_active") ? "false" : "N/A"));
    return `<Content>${Buffer.from([header, root.join(","), ...rows].join("\n")).toString("base64")}</Content>`;
  });
  return { ...answer, body };
}
