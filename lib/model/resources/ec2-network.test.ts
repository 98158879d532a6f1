import { expect, it } from "vitest";
import { flowLog } from "./ec2-network";

it.each([
  ["vpc-1", "AWS::EC2::VPC"],
  ["subnet-1", "AWS::EC2::Subnet"],
  ["eni-1", "AWS::EC2::NetworkInterface"],
  ["tgw-1", "AWS::EC2::TransitGateway"],
  ["tgw-attach-1", "AWS::EC2::TransitGatewayAttachment"],
])("a flow log of %s records %s", (ResourceId, type) => {
  expect(flowLog.relations({ FlowLogId: "fl-1", ResourceId })).toEqual([{ verb: "records", type, target: ResourceId }]);
});

it("a flow log of something new records nothing that is known, and leads to its bucket without the prefix", () => {
  const log = {
    FlowLogId: "fl-1",
    ResourceId: "new-1",
    LogDestinationType: "s3",
    LogDestination: "arn:aws:s3:::flow/vpc/",
  };
  expect(flowLog.relations(log)).toEqual([{ verb: "writes to", type: "AWS::S3::Bucket", target: "arn:aws:s3:::flow" }]);
});
