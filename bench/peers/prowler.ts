import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { checkout } from "@/lib/db/home";
import { measured, type Used } from "./processes";

/** The newest release when the table of differences was made. */
export const PROWLER_VERSION = "5.46.0";

const BENCHMARKS = ["cis_3.0_aws", "cis_5.0_aws", "cis_7.0_aws"];

/** One line of Prowler's OCSF file. */
const Finding = z.object({
  metadata: z.object({ event_code: z.string() }),
  status_code: z.enum(["PASS", "FAIL", "MANUAL"]),
  status_detail: z.string().nullish(),
  cloud: z.object({ region: z.string().nullish() }),
  resources: z.array(z.object({ uid: z.string(), name: z.string().nullish(), region: z.string().nullish() })),
});

/** A result of Prowler's. */
export type ProwlerResult = { check: string; status: string; detail: string; region: string; arn: string };

/** Makes Prowler's own virtual environment when it is missing: over a hundred packages, some minutes. */
export function ensureProwler(): string {
  const place = join(checkout(), ".cache", `prowler-${PROWLER_VERSION}`);
  const program = join(place, "bin", "prowler");
  if (existsSync(program)) return program;
  mkdirSync(join(checkout(), ".cache"), { recursive: true });
  // Its scripts name the place that they were installed to, so it is made there, and removed when that fails.
  for (const [command, args] of [
    ["python3", ["-m", "venv", place]],
    [join(place, "bin", "python"), ["-m", "pip", "install", "--quiet", `prowler==${PROWLER_VERSION}`]],
  ] as const) {
    const done = spawnSync(command, args, { stdio: ["ignore", "inherit", "inherit"] });
    if (done.status === 0) continue;
    rmSync(place, { recursive: true, force: true });
    throw new Error(`Prowler ${PROWLER_VERSION} could not be installed (needs Python 3.10 or newer, and PyPI).`);
  }
  return program;
}

/** Scans the account at an endpoint by the three versions that we score, every region, unused services too. */
export async function runProwler(endpoint: string): Promise<{ used: Used; results: ProwlerResult[] }> {
  const folder = mkdtempSync(join(tmpdir(), "bearings-prowler-"));
  try {
    const used = await measured({
      command: ensureProwler(),
      args: [
        ...["aws", "--compliance", ...BENCHMARKS, "--scan-unused-services", "--ignore-exit-code-3"],
        ...["--output-formats", "json-ocsf", "--output-directory", folder, "--output-filename", "peers"],
        ...["--no-banner", "--no-color", "--log-level", "CRITICAL"],
      ],
      env: {
        ...process.env,
        ...{ AWS_ENDPOINT_URL: endpoint, AWS_DEFAULT_REGION: "us-east-1", PROWLER_AWS_DISALLOWED_REGIONS: "none" },
      },
    });
    const file = readdirSync(folder).find((name) => name.endsWith(".ocsf.json"));
    if (used.status !== 0 || file === undefined) {
      throw new Error(`Prowler ended with ${used.status}:\n${used.stderr}\n${used.stdout.slice(-4_000)}`);
    }
    const findings = z.array(Finding).parse(JSON.parse(readFileSync(join(folder, file), "utf8")));
    return { used, results: findings.flatMap(resultsOf) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function resultsOf(finding: z.infer<typeof Finding>): ProwlerResult[] {
  const { metadata, status_code: status, status_detail: detail, cloud, resources } = finding;
  return resources.map(({ uid, region }) => ({
    ...{ check: metadata.event_code, status, detail: detail ?? "" },
    ...{ region: region ?? cloud.region ?? "", arn: uid },
  }));
}
