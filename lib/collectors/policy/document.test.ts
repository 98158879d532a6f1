import { describe, expect, it } from "vitest";
import { policyDocument } from "./document";

const ALLOW = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "s3:*", Resource: "*" }] };

describe("policyDocument", () => {
  it.each([
    ["none", undefined, null],
    ["an empty text", "", ""],
    ["plain JSON", JSON.stringify(ALLOW), ALLOW],
    ["percent-encoded JSON, as IAM answers", encodeURIComponent(JSON.stringify(ALLOW)), ALLOW],
    [
      "plain JSON with percent signs inside",
      '{"Statement":{"Effect":"Deny","Sid":"100%25"}}',
      { Statement: { Effect: "Deny", Sid: "100%25" } },
    ],
    [
      "a plus sign, which is no blank",
      encodeURIComponent('{"Statement":{"Effect":"Deny","Sid":"a+b"}}'),
      { Statement: { Effect: "Deny", Sid: "a+b" } },
    ],
    ["text that is no policy", "hello", "hello"],
    ["encoded text that is no policy", "%7Bbroken", "{broken"],
    ["text with a percent sign that encodes nothing", "%zz", "%zz"],
  ])("%s", (_, text, expected) => {
    expect(policyDocument(text)).toEqual(expected);
  });
});
