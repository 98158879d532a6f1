import { describe, expect, it } from "vitest";
import { barLine, type Shown, scanDisplay } from "./scan-display";

type Scope = Shown["scopes"][number];
const scope = (service: string, status: Scope["status"], more: Partial<Scope> = {}): Scope => ({
  service,
  region: "eu-west-1",
  status,
  resources: 0,
  gaps: 0,
  reason: null,
  ...more,
});

function screen(isTTY: boolean, columns = 80) {
  const written: string[] = [];
  return { isTTY, columns, write: (text: string) => written.push(text), text: () => written.join("") };
}

describe("barLine", () => {
  it("says what it waits for before the regions are known", () => {
    expect(barLine({ scopes: [], calls: 0 }, 1500)).toBe("Signing in and asking for the regions  0:01");
  });

  it("shows how far it is and what is being read", () => {
    const scopes = [scope("iam", "done", { resources: 1200 }), scope("ec2", "running"), scope("s3", "waiting")];
    expect(barLine({ scopes, calls: 2345 }, 61_000)).toBe(
      "[########----------------] 1 of 3 scopes, 1,200 resources, 2,345 calls  1:01  ec2 eu-west-1",
    );
  });

  it("counts gaps", () => {
    const scopes = [scope("iam", "partial", { gaps: 1 }), scope("s3", "done")];
    expect(barLine({ scopes, calls: 1 }, 0)).toContain("2 of 2 scopes, 0 resources, 1 calls, 1 gap ");
  });
});

describe("scanDisplay", () => {
  it("writes plain lines where there is no terminal, and each gap once", () => {
    const plain = screen(false);
    const display = scanDisplay(plain);
    display.show({ scopes: [scope("kms", "running"), scope("sns", "running")], calls: 0 });
    const denied = scope("sns", "unseen", { reason: "denied_by_organisation", gaps: 1 });
    display.show({ scopes: [scope("kms", "running"), denied], calls: 1 });
    display.show({ scopes: [scope("kms", "partial", { reason: "throttled", gaps: 1 }), denied], calls: 9 });
    display.end();
    expect(plain.text()).toBe(
      [
        "0 of 2 scopes, 0 resources, 0 calls",
        "kms eu-west-1: partly seen (throttled)",
        "sns eu-west-1: not seen (denied by organisation)",
        "2 of 2 scopes, 0 resources, 9 calls, 2 gaps",
        "",
      ].join("\n"),
    );
  });

  it("does not list what the person stopped", () => {
    const plain = screen(false);
    const display = scanDisplay(plain);
    display.show({ scopes: [scope("kms", "unseen", { reason: "cancelled", gaps: 1 })], calls: 1 });
    display.end();
    expect(plain.text()).toBe("1 of 1 scopes, 0 resources, 1 calls, 1 gap\n");
  });

  it("keeps the bar within the terminal and leaves an empty line", () => {
    const terminal = screen(true, 40);
    const display = scanDisplay(terminal);
    display.show({ scopes: Array.from({ length: 30 }, () => scope("ec2", "running")), calls: 0 });
    display.end();
    const lines = terminal.text().split("\r\u001b[K");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(40);
    expect(terminal.text().endsWith("\r\u001b[K")).toBe(true);
  });

  it("shows control characters from outside instead of obeying them", () => {
    expect(barLine({ scopes: [scope("\u001b[2J", "running")], calls: 0 }, 0)).not.toContain("\u001b");
  });
});
