import { describe, expect, it } from "vitest";
import { withoutUserData } from "./ec2-compute";

describe("withoutUserData", () => {
  it.each([
    ["user data", { UserData: "c2VjcmV0", ImageId: "ami-1" }, { ImageId: "ami-1", HasUserData: true }],
    ["empty user data", { UserData: "" }, { HasUserData: false }],
    ["none", { ImageId: "ami-1" }, { ImageId: "ami-1", HasUserData: false }],
  ])("%s", (_, LaunchTemplateData, expected) => {
    expect(withoutUserData({ VersionNumber: 1, LaunchTemplateData })).toEqual({
      VersionNumber: 1,
      LaunchTemplateData: expected,
    });
  });

  it("leaves a version without data as it is", () => {
    expect(withoutUserData({ VersionNumber: 1 })).toEqual({ VersionNumber: 1 });
  });
});
