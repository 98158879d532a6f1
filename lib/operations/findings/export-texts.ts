import { hash } from "node:crypto";
import { checkOf, checks } from "@/lib/checks/registry";
import type { ExportCheck } from "@/lib/exports/findings/export-row";
import { FILES_REVISION } from "@/lib/exports/findings/formats";
import { controlsOf, FRAMEWORKS } from "@/lib/frameworks/registry";
import { checkTitle, serviceOf } from "./audit-of";

let kept: string | undefined;

/**
 * Of everything in a file that comes from this version of Bearings and not from the audit: with other texts the same
 * audit gives another file. The first 64 bits of a SHA-256, in hexadecimal.
 */
export function textsDigest(): string {
  kept ??= hash(
    "sha256",
    JSON.stringify([
      FILES_REVISION,
      FRAMEWORKS,
      checks.map(({ id, service, title, severity, risk, fix, source }) => [
        id,
        service,
        title,
        severity,
        risk,
        fix,
        source,
      ]),
    ]),
  ).slice(0, 16);
  return kept;
}

/** What files say of a check, also of one that there is no more. */
export function exportCheck(id: string): ExportCheck {
  const known = checkOf(id);
  return {
    id,
    title: checkTitle(id),
    service: serviceOf(id),
    severity: known?.severity ?? "medium",
    risk: known?.risk ?? "",
    source: known?.source ?? "",
    steps: known?.fix.console ?? [],
    link: known?.fix.link ?? "",
    controls: controlsOf(id).map(({ framework, control }) => ({
      framework: framework.id,
      id: control.id,
      level: control.level,
    })),
  };
}
