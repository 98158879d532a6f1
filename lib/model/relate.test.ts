import { expect, it } from "vitest";
import { relate } from "./relate";

it("relates to each target once, and to none that AWS left out", () => {
  expect(relate("runs in", "AWS::EC2::VPC", ["vpc-1", undefined, null, "", "vpc-2", "vpc-1"])).toEqual([
    { verb: "runs in", type: "AWS::EC2::VPC", target: "vpc-1" },
    { verb: "runs in", type: "AWS::EC2::VPC", target: "vpc-2" },
  ]);
});
