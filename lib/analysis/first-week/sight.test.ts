import { describe, expect, it } from "vitest";
import type { TypeSight } from "@/lib/model/first-week";
import { coverageOf, sightOf, withLeftOut } from "./sight";

function sight(given: Partial<TypeSight> = {}): TypeSight {
  return { service: "sns", type: "AWS::SNS::Topic", status: "ok", reason: null, regions: ["eu-west-1"], ...given };
}
const denied = sight({ status: "unseen", reason: "denied", regions: ["us-east-1"] });
const missing = sight({ status: "unseen", reason: "not_offered", regions: ["ap-south-1"] });

describe("sight of a kind of thing", () => {
  it("is whole where AWS does not offer it in some region", () => {
    expect(sightOf([sight(), missing])).toEqual({ sight: "seen", unseenIn: [] });
  });

  it("is none where it was offered nowhere, so that nobody takes that for an empty list", () => {
    expect(sightOf([missing])).toEqual({ sight: "not seen", unseenIn: ["ap-south-1"] });
  });

  it("is partial where a list broke off, even if it was the only one", () => {
    expect(sightOf([sight({ status: "partial", reason: "truncated" })]).sight).toBe("partly");
  });

  it("is partial when the scan left out regions, and only for what is listed by region", () => {
    const global = sight({ service: "iam", type: "AWS::IAM::User", regions: ["global"] });
    const listings = withLeftOut([sight(), global], ["sa-east-1"]);
    const of = (type: string) => sightOf(listings.filter((one) => one.type === type));
    expect(of("AWS::SNS::Topic")).toEqual({ sight: "partly", unseenIn: ["sa-east-1"] });
    expect(of("AWS::IAM::User")).toEqual({ sight: "seen", unseenIn: [] });
  });
});

describe("coverage", () => {
  it("counts listings that were asked for and offered", () => {
    const listings = withLeftOut([sight({ regions: ["eu-west-1", "eu-west-2"] }), denied, missing], ["sa-east-1"]);
    expect(coverageOf(listings)).toMatchObject({ listings: 3, seen: 2, regions: ["eu-west-1", "eu-west-2"] });
  });

  it("tells each service how far it was seen", () => {
    const listings = [
      sight(),
      denied,
      sight({ service: "kms", type: "AWS::KMS::Key", status: "unseen", reason: "denied" }),
    ];
    expect(coverageOf(listings).services).toEqual([
      { service: "kms", sight: "not seen", unseenIn: ["eu-west-1"] },
      { service: "sns", sight: "partly", unseenIn: ["us-east-1"] },
    ]);
  });
});
