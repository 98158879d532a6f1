import type { Route } from "next";
import Link from "next/link";

/** A resource that a text in a configuration names. */
export type TextLink = { href: Route; name: string; title: string; scroll: boolean };

/** What a text names; null for texts that name nothing that the snapshot holds. */
export type LinkOf = (text: string) => TextLink | null;

/** A text, with the name of the resource that it stands for. */
export function Named({ text, linkOf }: { text: string; linkOf: LinkOf }) {
  const link = linkOf(text);
  const isId = text.startsWith("arn:") || /^[a-z][a-z-]*-[0-9a-f]{8,17}$/.test(text);
  if (link === null) return isId ? <code>{text}</code> : <bdi>{text}</bdi>;
  return (
    <>
      <Link href={link.href} prefetch={false} scroll={link.scroll} title={text}>
        <bdi>{link.name}</bdi>
      </Link>{" "}
      {isId && link.name !== text && !text.startsWith("arn:") ? <code className="t3">{text}</code> : null}
    </>
  );
}
