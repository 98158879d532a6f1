import { decodePolicy } from "@/lib/model/policy-document";

/**
 * A policy document as AWS answers it, as JSON. IAM percent-encodes documents (RFC 3986), other services answer
 * plain text. What is no policy is kept as text: a document that nobody can parse is still a fact.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_PolicyVersion.html
 * @returns null when there is none
 */
export function policyDocument(text: string | null | undefined): unknown {
  if (text === null || text === undefined) return null;
  return decodePolicy(text) ?? percentDecoded(text);
}

function percentDecoded(text: string): string {
  if (!text.startsWith("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
