import { notFound } from "next/navigation";
import { PageHead } from "@/components/ui/page-head";
import { Answers } from "./answers";
import { Floating } from "./floating";
import { Tables } from "./tables";
import { Words } from "./words";

export const metadata = { title: "Parts and their states" };

/** Every part of the interface in every state, in the theme that the header's switch chooses. Only while developing. */
export default function Design() {
  // biome-ignore lint/style/noProcessEnv: Next replaces this by a constant when it builds.
  if (process.env.NODE_ENV !== "development") notFound();
  return (
    <>
      <PageHead title="Parts and their states" sub="What pages are made of, and what they show when things go wrong." />
      <div className="design">
        <div className="design-part">
          <Words />
          <Tables />
        </div>
        <div className="design-part">
          <Answers />
          <Floating />
        </div>
      </div>
    </>
  );
}
