import { unstable_rethrow } from "next/navigation";
import { expect, test } from "vitest";
import { missing, missingSentence } from "./missing";

function thrown(sentence: string): unknown {
  try {
    missing(sentence);
  } catch (error) {
    return error;
  }
}

test.each(['"prod" has no snapshot S9. The newest: S1; S2.', "two\nlines", ""])("it carries %j", (sentence) => {
  const error = thrown(sentence);
  expect(error).toBeInstanceOf(Error);
  expect(missingSentence(error instanceof Error && "digest" in error && error.digest)).toBe(sentence);
});

test("Next takes it for its own not-found error", () => {
  expect(() => unstable_rethrow(thrown("There is no S9."))).toThrow();
  expect(() => unstable_rethrow(new Error("another one"))).not.toThrow();
});

test.each([
  ["NEXT_HTTP_ERROR_FALLBACK;404", ""],
  ["NEXT_HTTP_ERROR_FALLBACK;403", null],
  ["NEXT_REDIRECT;replace;/accounts;307;", null],
  ["bearings:Nothing answers.", null],
  [undefined, null],
])("the digest %j says %j", (digest, sentence) => {
  expect(missingSentence(digest)).toBe(sentence);
});
