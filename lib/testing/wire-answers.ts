import type { WireRequest } from "./wire-operation";

/** An answer as it goes over the wire. */
export type WireAnswer = { status: number; headers: Record<string, string>; body: string };

/** A successful answer of a JSON service, or of a REST one with a JSON body. */
export function jsonAnswer(value: unknown): WireAnswer {
  return { status: 200, headers: { "content-type": "application/json" }, body: JSON.stringify(value) };
}

/** A successful answer of an XML service; `xml` is the whole document. */
export function xmlAnswer(xml: string): WireAnswer {
  return { status: 200, headers: { "content-type": "text/xml" }, body: xml };
}

/**
 * An error in the form of the service that was asked.
 * https://smithy.io/2.0/aws/protocols/index.html
 */
export function errorAnswer(request: WireRequest, status: number, code: string, message: string): WireAnswer {
  const xml = (body: string): WireAnswer => ({
    status,
    headers: { "content-type": "text/xml" },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}`,
  });
  const error = `<Code>${code}</Code><Message>${escapeXml(message)}</Message>`;
  switch (request.protocol) {
    case "ec2":
      return xml(`<Response><Errors><Error>${error}</Error></Errors><RequestID>r-1</RequestID></Response>`);
    case "query":
    case "rest-xml":
      return xml(`<ErrorResponse><Error><Type>Sender</Type>${error}</Error><RequestId>r-1</RequestId></ErrorResponse>`);
    case "s3":
      return xml(`<Error>${error}<RequestId>r-1</RequestId></Error>`);
    case "s3-control":
      return xml(`<ErrorResponse><Error>${error}</Error><RequestId>r-1</RequestId></ErrorResponse>`);
    default:
      return {
        status,
        headers: { "content-type": "application/json", "x-amzn-errortype": code },
        body: JSON.stringify({ __type: code, message, Message: message }),
      };
  }
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
