import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { foldCommand } from "./fold-command";

const command =
  "aws ec2 modify-instance-metadata-options --instance-id i-1 --http-tokens required --tag 'a --b' --region eu-west-1";

test("each option has a line, what is quoted stays whole, and the shell hears the same words", () => {
  const folded = foldCommand(command);
  expect(folded.split("\n")).toEqual([
    "aws ec2 modify-instance-metadata-options \\",
    "  --instance-id i-1 \\",
    "  --http-tokens required \\",
    "  --tag 'a --b' \\",
    "  --region eu-west-1",
  ]);
  const words = (text: string) =>
    execFileSync("bash", ["-c", text.replace(/^aws/, "printf '%s|'")], { encoding: "utf8" });
  expect(words(folded)).toBe(words(command));
});

test("what fits on a line stays there", () => {
  expect(foldCommand("aws iam delete-access-key --user-name a")).toBe("aws iam delete-access-key --user-name a");
});
