import type { Page } from "@playwright/test";

/** Something to look at: an address of the sample account, and what a hand opens there. */
export type SampleView = {
  name: string;
  path: string;
  /** Opens what lies over the page. */
  open?: (page: Page) => Promise<void>;
  /** The one width where it is another page; both when left out. */
  only?: 390 | 1440;
};

/** The name that the sample account has where nothing else is called so. */
export const SAMPLE = "pinecrate-prod";

const base = `/accounts/${SAMPLE}`;
const ec2 = "arn:aws:ec2:eu-west-1:444455556666";
const instance = `${ec2}:instance/i-0c93d1e7fa20b4586`;
const group = `${ec2}:security-group/sg-0f9a61d7c3e850b24`;
const role = "arn:aws:iam::444455556666:role/gh-actions";
const instances = inventory({ at: "S2", type: "AWS::EC2::Instance" });

/** Every page of the sample account, and what opens on them. */
export const SAMPLE_VIEWS: readonly SampleView[] = [
  { name: "accounts", path: "/accounts" },
  { name: "preflight-imported", path: `${base}/preflight` },
  { name: "first-week", path: base },
  { name: "first-week-S2", path: `${base}?at=S2` },
  { name: "inventory", path: inventory({ at: "S2" }) },
  { name: "inventory-filtered", path: instances },
  { name: "inventory-empty", path: inventory({ at: "S2", q: "nothing-like-it" }) },
  { name: "inventory-not-seen", path: inventory({ at: "S2", seen: "no" }) },
  ...["overview", "configuration", "relations", "findings", "history", "json"].map((tab) => ({
    name: `drawer-${tab}`,
    path: inventory({ at: "S2", type: "AWS::EC2::Instance", open: instance, tab }),
  })),
  { name: "drawer-changed", path: inventory({ at: "S3", q: "db-open", open: group, tab: "history" }) },
  { name: "instance", path: own(instance) },
  { name: "security-group", path: own(group) },
  { name: "role", path: own(role, "configuration") },
  { name: "database", path: own("arn:aws:rds:eu-west-1:444455556666:db:pinecrate-db-1") },
  { name: "bucket", path: own("arn:aws:s3:::pinecrate-backups") },
  { name: "findings", path: findings({ at: "S3" }) },
  { name: "findings-failing", path: findings({ at: "S3", status: "fail", expand: "ec2-imdsv2" }) },
  { name: "findings-flat", path: findings({ at: "S3", group: "none" }) },
  { name: "findings-new", path: findings({ at: "S3", news: "new" }) },
  { name: "findings-not-seen", path: findings({ at: "S1", status: "not_seen", group: "none" }) },
  { name: "findings-none", path: findings({ at: "S3", q: "nothing-like-it" }) },
  ...["evidence", "others", "history"].map((tab) => ({
    name: `finding-${tab}`,
    path: findings({ at: "S3", status: "fail", open: `ec2-imdsv2|${instance}`, tab }),
  })),
  {
    name: "finding-page",
    path: `${base}/findings/finding?${new URLSearchParams({ check: "ec2-imdsv2", subject: instance, at: "S3" })}`,
  },
  {
    name: "finding-key",
    path: findings({
      at: "S3",
      check: "iam-access-key-rotation",
      group: "none",
      open: "iam-access-key-rotation|arn:aws:iam::444455556666:user/ci-deploy#key-1",
    }),
  },
  { name: "decisions", path: `${base}/decisions` },
  { name: "controls", path: `${base}/controls?at=S3` },
  { name: "controls-failing", path: `${base}/controls?at=S3&level=1&status=fail` },
  { name: "controls-5.0", path: `${base}/controls?at=S3&framework=cis-5.0` },
  { name: "menu", path: base, open: (page) => dialog(page, "Control+k") },
  {
    name: "menu-found",
    path: base,
    open: async (page) => {
      await dialog(page, "Control+k");
      await page.keyboard.type("web");
      await page
        .getByRole("option", { name: /^web-2/ })
        .first()
        .waitFor();
    },
  },
  { name: "keys", path: base, open: (page) => dialog(page, "?") },
  { name: "snapshot-picker", path: `${base}?at=S2`, open: (page) => popover(page, ".topbar .at button") },
  { name: "account-switch", path: base, open: (page) => popover(page, ".topbar .pick") },
  { name: "saved-views", path: instances, open: (page) => popover(page, "button:has-text('Saved views')") },
  { name: "columns", path: instances, open: (page) => popover(page, "button:has-text('Columns')") },
  { name: "facets", path: instances, only: 390, open: (page) => page.locator(".facets-open").click() },
  { name: "nav", path: base, only: 390, open: (page) => page.locator(".topbar button:visible").last().click() },
  { name: "snapshots", path: `${base}/snapshots` },
  { name: "gaps-S1", path: `${base}/snapshots/S1` },
  { name: "gaps", path: `${base}/snapshots/S2` },
  { name: "settings", path: `${base}/settings` },
];

/** Views that README and docs show: the file's name there, the view, size and theme. */
export const DOCUMENTED = [
  { file: "inventory", view: "drawer-overview", width: 1440, height: 900, theme: "light" },
  { file: "finding", view: "finding-key", width: 1440, height: 900, theme: "light" },
  { file: "controls", view: "controls", width: 1440, height: 900, theme: "light" },
  { file: "first-week", view: "first-week", width: 1440, height: 900, theme: "light" },
  { file: "command-menu", view: "menu-found", width: 1440, height: 900, theme: "light" },
  { file: "gaps", view: "gaps", width: 1440, height: 840, theme: "light" },
  { file: "inventory-390-dark", view: "inventory-filtered", width: 390, height: 900, theme: "dark" },
] as const;

/**
 * A view by its name.
 * @throws Error when there is none
 */
export function viewNamed(name: string): SampleView {
  const found = SAMPLE_VIEWS.find((view) => view.name === name);
  if (found === undefined) throw new Error(`No view is called ${name}.`);
  return found;
}

function inventory(params: Record<string, string>): string {
  return `${base}/inventory?${new URLSearchParams(params)}`;
}

function findings(params: Record<string, string>): string {
  return `${base}/findings?${new URLSearchParams(params)}`;
}

function own(arn: string, tab = "overview"): string {
  return `${base}/resources?${new URLSearchParams({ at: "S2", arn, tab })}`;
}

async function dialog(page: Page, keys: string): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.keyboard.press(keys);
  await page.getByRole("dialog").waitFor();
}

async function popover(page: Page, opener: string): Promise<void> {
  await page.locator(opener).filter({ visible: true }).first().click();
  await page.locator(".pop").filter({ visible: true }).waitFor();
}
