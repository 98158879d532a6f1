import type { ReactNode } from "react";

/** Title of a page, one sentence under it, and its actions. */
export function PageHead({ title, sub, children }: { title: ReactNode; sub?: ReactNode; children?: ReactNode }) {
  return (
    <div className="page-head">
      <div>
        <h1>{title}</h1>
        {sub === undefined ? null : <p className="sub">{sub}</p>}
      </div>
      {children === undefined ? null : <div className="act">{children}</div>}
    </div>
  );
}

/** A titled part of a page. */
export function Section({
  title,
  note,
  act,
  children,
}: {
  title: string;
  note?: ReactNode;
  act?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="sect">
      <div className="sect-head">
        <h2>{title}</h2>
        {note === undefined ? null : <span className="t3">{note}</span>}
        {act === undefined ? null : <span className="act">{act}</span>}
      </div>
      {children}
    </section>
  );
}

/** Says why there is nothing to show, and the one thing to do about it. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {children}
    </div>
  );
}
