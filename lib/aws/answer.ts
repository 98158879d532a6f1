/** An answer with a success status that is not what the operation answers with. */
export class BrokenAnswer extends Error {
  override readonly name = "BrokenAnswer";
  /** Lets the SDK's retries try again: a broken answer is most often a proxy or a line that failed once. */
  readonly $retryable: object | undefined;

  /** @param again false for an answer that will be the same the next time */
  constructor(message: string, again = true) {
    super(message);
    this.$retryable = again ? {} : undefined;
  }
}

/**
 * An empty JSON object, where the operation answers with fields. API Gateway says "none" so in some of its listings;
 * a collector that knows of such an operation takes the code for an answer.
 * https://github.com/aws/aws-sdk-js/issues/1416
 */
class EmptyAnswer extends Error {
  override readonly name = "EmptyAnswer";
}

/** An error answer that is a web page: of a proxy, a load balancer, or a server that lacks the operation. */
export class ForeignAnswer extends Error {
  override readonly name = "ForeignAnswer";
  /** The SDK's retries go by the status. */
  readonly $metadata: { httpStatusCode: number };
  constructor(status: number) {
    super(`The server answered with status ${status} and a web page in place of AWS's error.`);
    this.$metadata = { httpStatusCode: status };
  }
}

/** @throws ForeignAnswer when an error's body is a web page */
export function checkErrorAnswer(status: number, body: Uint8Array): void {
  const start = new TextDecoder().decode(body.subarray(0, 200));
  if (/^\s*(?:<!doctype html|<html)/i.test(start)) throw new ForeignAnswer(status);
}

/**
 * True for an error answer that asks to slow down; a hint that needs no parsing, for calls that run out of time
 * between two attempts.
 */
export function asksToSlowDown(status: number, body: Uint8Array): boolean {
  if (status === 429) return true;
  return /Throttl|RequestLimitExceeded|TooManyRequests|SlowDown|BandwidthLimitExceeded/.test(
    new TextDecoder().decode(body.subarray(0, 2_000)),
  );
}

/**
 * Checks that a successful answer is whole and belongs to the operation. The SDK takes an empty body, an HTML page of
 * a captive portal or half an XML document for an answer without items, and a listing without items would read as
 * "everything is gone".
 * @param protocol shape id of the service's protocol (`aws.protocols#awsQuery`)
 * @throws BrokenAnswer saying what is wrong with it
 */
export function checkAnswer(protocol: string, operation: string, body: Uint8Array): void {
  const text = new TextDecoder().decode(body).trim();
  const xml = XML_PROTOCOLS.get(protocol);
  // GetBucketPolicy of S3 answers with the policy itself.
  if (xml === undefined || (xml === "any root" && text.startsWith("{"))) checkJson(text);
  else checkXml(text, xml === "any root" ? null : `${operation}Response`);
}

const XML_PROTOCOLS = new Map([
  ["aws.protocols#awsQuery", "named root"],
  ["aws.protocols#ec2Query", "named root"],
  ["aws.protocols#restXml", "any root"],
]);

/**
 * Checks that a JSON answer told something. JSON has no outermost name, and the SDK leaves out fields that it does not
 * know, so an object of a proxy (`{"message": "…"}`) would read as an answer without items. AWS answers an empty list
 * as an empty list. XML answers are told by their outermost element, and of S3 some may be empty.
 * @param answer what the SDK made of it
 * @param empty true when the answer was an empty object, rather than one of somebody else
 * @throws EmptyAnswer when it was, BrokenAnswer when the answer has none of the operation's fields
 */
export function checkTold(protocol: string, answer: unknown, empty = false): void {
  if (XML_PROTOCOLS.has(protocol) || typeof answer !== "object" || answer === null) return;
  const told = Object.entries(answer).some(([field, value]) => field !== "$metadata" && value !== undefined);
  if (!told && empty) throw new EmptyAnswer("The answer is an empty object.");
  if (!told) throw new BrokenAnswer("The answer has none of the operation's fields.", false);
}

/** True for the answer `{}`. */
export function isEmptyObject(body: Uint8Array): boolean {
  return body.length < 20 && /^\s*\{\s*\}\s*$/.test(new TextDecoder().decode(body));
}

/** @param root name that the outermost element must have; null where the protocol does not fix it. */
function checkXml(text: string, root: string | null): void {
  const open = /^(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]*?-->\s*)*<([A-Za-z_][\w.:-]*)[^>]*?(\/?)>/.exec(text);
  const name = open?.[1];
  if (!name) throw new BrokenAnswer(text === "" ? "The answer is empty." : "The answer is not XML.");
  const wrongRoot = root === null ? /^(?:html|Error)$/i.test(name) : name !== root;
  if (wrongRoot) throw new BrokenAnswer(`The answer is a document of another kind (${name.slice(0, 60)}).`);
  // What those who imitate S3 answer to a question that they do not know: the objects of the bucket.
  if (root === null && name === "ListBucketResult") throw new BrokenAnswer("The answer is a list of objects.", false);
  const closed = open?.[2] === "/" ? text.endsWith("/>") : new RegExp(`</${escapePattern(name)}\\s*>$`).test(text);
  if (!closed) throw new BrokenAnswer("The answer breaks off before its end.");
}

function checkJson(text: string): void {
  if (text === "") throw new BrokenAnswer("The answer is empty.");
  if (!text.startsWith("{")) throw new BrokenAnswer("The answer is not a JSON object.");
  // What lies between is parsed by the SDK, which throws when it is malformed.
  if (!text.endsWith("}")) throw new BrokenAnswer("The answer breaks off before its end.");
}

function escapePattern(name: string): string {
  return name.replace(/[.]/g, "\\.");
}
