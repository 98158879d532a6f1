/** Styles of the report: nothing is loaded from anywhere. */
export const REPORT_STYLE = `
:root{color-scheme:light dark;--ink:#1b2530;--ink2:#44505c;--line:#dde3e8;--sunk:#f1f4f6;--surface:#fff;--accent:#125a82;
--fail:#b3261e;--pass:#0f6b55;--warn:#7a5600;--human:#8a2f77;--critical:#8c0f24;--high:#a2440e;--medium:#7d5c00;--low:#44647f}
@media (prefers-color-scheme:dark){:root{--ink:#e6ebef;--ink2:#b3bec8;--line:#39434d;--sunk:#222a31;--surface:#161c22;--accent:#7cc3ea;
--fail:#ff8a7a;--pass:#63cdb0;--warn:#e9c15c;--human:#e59bd6;--critical:#ff7d90;--high:#ffa573;--medium:#ecc96a;--low:#9dbdd8}}
*{box-sizing:border-box}
body{margin:0 auto;padding:32px 24px 64px;max-width:1280px;color:var(--ink);background:var(--surface);
font:14px/1.5 "IBM Plex Sans",system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
h1{font-size:26px;line-height:1.2;margin:0 0 4px}h2{font-size:17px;margin:36px 0 8px}p{margin:6px 0;max-width:78ch}
code,.mono{font:12px/1.45 "IBM Plex Mono",ui-monospace,Menlo,Consolas,monospace;overflow-wrap:anywhere}
dl.about{display:grid;grid-template-columns:max-content 1fr;gap:2px 16px;margin:16px 0;color:var(--ink2)}dl.about dd{margin:0}
.figures{display:flex;flex-wrap:wrap;gap:8px 28px;margin:16px 0;padding:0;list-style:none}
.figures b{display:block;font-size:22px;line-height:1.2;font-variant-numeric:tabular-nums}
.bar{display:flex;height:10px;margin:12px 0;border-radius:2px;overflow:hidden;background:var(--sunk)}.bar i{display:block;min-width:2px}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{text-align:left;vertical-align:top;padding:5px 10px 5px 0;border-bottom:1px solid var(--line)}
th{font-weight:600;color:var(--ink2);font-size:12px}td.n,th.n{text-align:right}.name{overflow-wrap:anywhere}
.sub{color:var(--ink2);font-size:12px}details{margin:0}summary{cursor:pointer}summary:focus-visible,button:focus-visible,input:focus-visible,
select:focus-visible{outline:2px solid var(--accent);outline-offset:2px}details ol{margin:4px 0 4px 20px;padding:0}
.s{white-space:nowrap;font-weight:600}.s::before{display:inline-block;width:1.35em}
.fail{color:var(--fail)}.fail::before{content:"\\2715"}.pass{color:var(--pass)}.pass::before{content:"\\2713"}
.not_seen{color:var(--ink2)}.not_seen::before{content:"\\25A8"}.manual{color:var(--warn)}.manual::before{content:"\\25D4"}
.not_applicable{color:var(--ink2)}.not_applicable::before{content:"\\2013"}
.excused,.attested{color:var(--human)}.excused::before,.attested::before{content:"\\25C7"}
.critical{color:var(--critical)}.high{color:var(--high)}.medium{color:var(--medium)}.low,.informational{color:var(--low)}
.filters{display:flex;flex-wrap:wrap;gap:8px;align-items:end;margin:8px 0}.filters label{font-size:12px;color:var(--ink2)}
.filters input,.filters select,button{display:block;font:inherit;color:inherit;background:var(--surface);border:1px solid #8a949d;border-radius:4px;
padding:4px 8px;min-height:36px;max-width:260px}button{cursor:pointer}button:disabled{cursor:default;opacity:.5}
.pages{display:flex;gap:12px;align-items:center;margin:12px 0}.tag{font-size:12px;color:var(--ink2);border:1px solid var(--line);border-radius:2px;padding:0 4px}
.wide{overflow-x:auto}td.hide{white-space:nowrap}
@media (max-width:720px){body{padding:16px}.hide{display:none}}
@media print{:root{color-scheme:light;--ink:#000;--ink2:#333;--line:#bbb;--sunk:#eee;--surface:#fff;--accent:#000;--fail:#9c1710;--pass:#0b5a47;
--warn:#5f4300;--human:#6d1f5d;--critical:#7a0b1e;--high:#86370a;--medium:#664b00;--low:#33506a}
@page{margin:16mm 14mm}body{padding:0;max-width:none;font-size:10pt}.list,.filters,.pages{display:none}h2{break-after:avoid}tr{break-inside:avoid}
thead{display:table-header-group}.bar{-webkit-print-color-adjust:exact;print-color-adjust:exact}details:not([open])>*:not(summary){display:none}}
`;
