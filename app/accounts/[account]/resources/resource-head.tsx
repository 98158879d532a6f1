import { ExternalLink } from "lucide-react";
import { CopyButton } from "@/components/ui/copy-button";
import { NotSeen } from "@/components/ui/status";
import type { ResourceDetail } from "@/lib/operations/resources/detail-views";
import { FocusTitle } from "./focus-title";
import type { ResourceView } from "./resource-view";

/** A link to the resource's page in the AWS console. AWS learns nothing of the page that it was followed from. */
export function ConsoleLink({ href, words = false }: { href: string; words?: boolean }) {
  return (
    <a
      className={words ? "btn quiet" : "btn quiet icon sm"}
      href={href}
      target="_blank"
      rel="noreferrer"
      title="Open in the AWS console, in a new tab"
    >
      <ExternalLink className="i" aria-hidden="true" />
      {words ? "AWS console" : null}
      <span className="sr">{words ? ", opens in a new tab" : "Open in the AWS console, in a new tab"}</span>
    </a>
  );
}

/** Name, state, ids and date of a resource. */
export function ResourceTitle({ view, resource }: { view: ResourceView; resource: ResourceDetail }) {
  const { arn, id, name, state, seen } = resource;
  return (
    <>
      <div className="row between title-line">
        <FocusTitle level={view.place === "page" ? 1 : 2} of={arn} focus={view.place === "drawer"}>
          <bdi>{name}</bdi>
        </FocusTitle>
        <span className="row">
          {state === null ? null : <span className="tag">{state}</span>}
          {seen ? null : <NotSeen />}
        </span>
      </div>
      <div className="ids">
        {id === name || arn.endsWith(id) ? null : <Id text={id} what="id" />}
        <Id text={arn} what="ARN" />
        {id !== name && arn.endsWith(id) ? <CopyButton text={id} what={`of ${name}`} label="Copy id" /> : null}
      </div>
    </>
  );
}

function Id({ text, what }: { text: string; what: string }) {
  return (
    <span className="row id-line">
      <code className="t2 ell" title={text}>
        {text}
      </code>
      <CopyButton text={text} what={what} />
    </span>
  );
}
