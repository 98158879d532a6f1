import { CopyButton } from "./copy-button";

/** Many lines to read or copy. The box scrolls by itself, so it takes the focus. */
export function Code({ text, what }: { text: string; what: string }) {
  return (
    <section className="code" aria-label={what}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard. */}
      <pre tabIndex={0}>
        <code>{text}</code>
      </pre>
      <CopyButton text={text} what={what} />
    </section>
  );
}

/** One line for a terminal. The prompt sign cannot be selected and is never copied. */
export function Command({ text }: { text: string }) {
  return (
    <div className="cmd">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a line that scrolls must be reachable by keyboard. */}
      <code tabIndex={0}>{text}</code>
      <CopyButton text={text} what={text} />
    </div>
  );
}
