import { fact, fail, pass, regionCheck } from "@/lib/checks/engine/define";
import { inWords, shortList } from "@/lib/checks/shared/short-list";
import { analyzer } from "@/lib/model/resources/accessanalyzer";

/** Types that look for access from outside; the others look for unused or inner access. */
const EXTERNAL: ReadonlySet<string> = new Set(["ACCOUNT", "ORGANIZATION"]);

/** An analyzer of the organization does not show in its member accounts, which fail here although they are covered. */
export const accessAnalyzerExternal = regionCheck({
  id: "access-analyzer-external",
  service: "accessanalyzer",
  title: "External-access analyzer is active in every region",
  severity: "low",
  version: 1,
  reads: [analyzer],
  evaluate: (region, facts) => {
    if (!facts.isOffered(analyzer, region)) return null;
    const known = facts.known(analyzer, region).filter(({ seen }) => seen);
    const active = known.find(({ configuration: { type, status } }) => EXTERNAL.has(type ?? "") && status === "ACTIVE");
    if (active) {
      const { name, configuration } = active;
      return pass(`${name} looks for access from outside in ${region}.`, [fact("type", configuration.type, active)]);
    }
    const all = facts.all(analyzer, region);
    if (all.length === 0) return fail(`There is no analyzer in ${region}.`);
    const words = all.map(({ name, configuration: { type, status } }) => `${name} (${type}, ${status})`);
    return fail(`No analyzer looks for access from outside in ${region}: there is ${inWords(words)}.`, [
      fact("Analyzers", shortList(words)),
    ]);
  },
  risk:
    "Nobody is told when a bucket, role, key or queue of the region becomes open to another account or to everybody. If " +
    "your organization runs one analyzer for all accounts, it does not show here: accept this risk with that reason.",
  fix: {
    console: [
      "Choose the region, then IAM, Access Analyzer, Create analyzer",
      "Resource analysis, External access, zone of trust: this account or the organization",
      "Create analyzer; it costs nothing",
    ],
    cli: ["aws accessanalyzer create-analyzer --analyzer-name external-access --type ACCOUNT"],
    terraform:
      'resource "aws_accessanalyzer_analyzer" "this" {\n  analyzer_name = "external-access"\n  type          = "ACCOUNT"\n}',
    link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-create-external.html",
  },
  apis: ["accessanalyzer:ListAnalyzers"],
  source: "https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_AnalyzerSummary.html",
});
