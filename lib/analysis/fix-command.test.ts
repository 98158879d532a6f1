import { describe, expect, it } from "vitest";
import { fillPlaces, fixCommand, fixCommands } from "./fix-command";

describe("the command of a fix", () => {
  it("holds the real ids and the region", () => {
    expect(
      fixCommand("aws ec2 modify-instance-metadata-options --instance-id {id} --http-tokens required", {
        values: { id: "i-1" },
        region: "eu-west-1",
      }),
    ).toBe("aws ec2 modify-instance-metadata-options --instance-id i-1 --http-tokens required --region eu-west-1");
  });

  it("is sent nowhere else for services of one endpoint, and for what stands in no region", () => {
    expect(fixCommand("aws iam delete-user --user-name {name}", { values: { name: "ann" }, region: "eu-west-1" })).toBe(
      "aws iam delete-user --user-name ann",
    );
    expect(fixCommand("aws s3api put-x --bucket {id}", { values: { id: "b" }, region: "global" })).toBe(
      "aws s3api put-x --bucket b",
    );
  });

  it("keeps a hostile name one word", () => {
    const values = { name: "x'; rm -rf / #" };
    expect(fixCommand("aws iam get-user --user-name {name}", { values, region: "global" })).toBe(
      `aws iam get-user --user-name "x'; rm -rf / #"`,
    );
  });

  it("leaves a place that nothing is known for to be seen", () => {
    expect(fillPlaces("a {port} b", {})).toBe("a <port> b");
  });

  it("is left out where it has nothing to do with the finding", () => {
    const templates = ["aws iam list", "aws iam drop --user {user?}", "aws iam drop --role {role?} --why {why}"];
    const commands = (values: Record<string, string>) => fixCommands(templates, { values, region: "global" });
    expect(commands({ user: "ann" })).toEqual(["aws iam list", "aws iam drop --user ann"]);
    // What a person chooses never decides.
    expect(commands({ role: "r" })).toEqual(["aws iam list", "aws iam drop --role r --why <why>"]);
    // Still to be found out: the place stays, and so does the line.
    expect(commands({ user: "" })).toEqual(["aws iam list", "aws iam drop --user <user>"]);
    expect(commands({ why: "x" })).toEqual([
      "aws iam list",
      "aws iam drop --user <user>",
      "aws iam drop --role <role> --why x",
    ]);
  });
});
