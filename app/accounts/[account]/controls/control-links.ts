import type { Route } from "next";
import { type ControlParams, controlQuery } from "@/lib/web/control-params";
import { findingQuery } from "@/lib/web/finding-params";
import { accountPath } from "@/lib/web/links";

/** Addresses that lead from a view of the controls to its neighbours. */
export type ControlLinks = ReturnType<typeof controlLinks>;

/** Makes the addresses around a view of the controls. */
export function controlLinks(account: string, params: ControlParams) {
  const at = (changes: Partial<ControlParams>): Route =>
    accountPath(account, "controls", controlQuery({ ...params, ...changes }));
  const toggled = <T>(had: readonly T[], value: T): T[] =>
    had.includes(value) ? had.filter((one) => one !== value) : [...had, value];
  return {
    /** The view with some parameters changed. */
    here: at,
    /** The view with a status asked for, or no longer. */
    status: (status: ControlParams["status"][number]): Route => at({ status: toggled(params.status, status) }),
    /** The view with only some sections opened, or all. */
    section: (title: string): Route => at({ section: toggled(params.section, title) }),
    /** The view without a filter. */
    clear: (): Route => at({ q: null, status: [], section: [], level: null }),
    /** The findings of a control, its check opened. */
    findings: (control: { id: string; check: string }): Route =>
      accountPath(
        account,
        "findings",
        findingQuery({
          ...{ at: params.at, framework: params.framework },
          ...{ control: [control.id], expand: [control.check] },
        }),
      ),
    /** A report of exactly this framework and level. */
    report: (): string =>
      accountPath(account, "findings/export", {
        format: "html",
        ...findingQuery({ at: params.at, framework: params.framework, level: params.level }),
      }),
  };
}
