import { afterEach, beforeAll, expect, test } from "vitest";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { byId, relationsOf } from "@/lib/testing/collect";
import * as faults from "@/lib/testing/faults";
import type { WireProxy } from "@/lib/testing/proxy";
import { scan } from "@/lib/testing/scan";
import { jsonAnswer } from "@/lib/testing/wire-answers";
import { startWireServer } from "@/lib/testing/wire-server";
import { ram } from "./ram";

// Recorded shapes from https://docs.aws.amazon.com/ram/latest/APIReference/API_Operations.html.

const OTHER = "210987654321";
const share = (owner: string, id: string, status = "ACTIVE") => ({
  resourceShareArn: `arn:aws:ram:eu-west-1:${owner}:resource-share/${id}`,
  name: `share ${id}`,
  owningAccountId: owner,
  allowExternalPrincipals: true,
  status,
  tags: [{ key: "team", value: "net" }],
});
const own = [share("123456789012", "11"), share("123456789012", "12"), share("123456789012", "gone", "DELETED")];
const theirs = share(OTHER, "21");
const subnet = `arn:aws:ec2:eu-west-1:${OTHER}:subnet/subnet-1`;
const association = (id: string, associatedEntity: string, status = "ASSOCIATED") => ({
  resourceShareArn: `arn:aws:ram:eu-west-1:123456789012:resource-share/${id}`,
  associatedEntity,
  status,
  external: true,
});

let server: WireProxy;

beforeAll(async () => {
  useTestCredentials();
  server = await startWireServer({
    "ram.GetResourceShares": ({ body }) => jsonAnswer({ resourceShares: body.includes('"SELF"') ? own : [theirs] }),
    "ram.GetResourceShareAssociations": ({ body }) =>
      jsonAnswer({
        resourceShareAssociations: body.includes('"PRINCIPAL"')
          ? [
              association("11", OTHER),
              association("11", "345678901234", "DISASSOCIATED"),
              association("11", "456789012345", "FAILED"),
            ]
          : [association("11", "arn:aws:ec2:eu-west-1:123456789012:transit-gateway/tgw-1")],
      }),
    "ram.ListResources": jsonAnswer({
      resources: [{ arn: subnet, type: "ec2:Subnet", resourceShareArn: theirs.resourceShareArn, status: "AVAILABLE" }],
    }),
  });
  return () => server.stop();
});
afterEach(() => server.clear());

test("what the account shares, with whom, and what others share with it; without what has ended", async () => {
  const scanned = await scan(server.url, [ram]);
  expect(scanned.gaps).toEqual([]);
  expect(scanned.resources.map(({ id }) => id).sort()).toEqual(["11", "12", "21"]);
  const mine = byId(scanned, "11");
  expect(mine).toMatchObject({ name: "share 11", state: "ACTIVE", tags: { team: "net" } });
  expect(mine.configuration).toMatchObject({
    sharedBy: "SELF",
    Principals: { seen: true, value: [{ id: OTHER, external: true }] },
  });
  expect(relationsOf(mine)).toEqual([
    "shares AWS::EC2::TransitGateway arn:aws:ec2:eu-west-1:123456789012:transit-gateway/tgw-1",
  ]);
  expect(byId(scanned, "12").configuration).toMatchObject({ Principals: { value: [] }, Resources: { value: [] } });
  const other = byId(scanned, "21");
  expect(other).toMatchObject({ arn: theirs.resourceShareArn, configuration: { sharedBy: "OTHER-ACCOUNTS" } });
  expect(relationsOf(other)).toEqual([`gives the use of AWS::EC2::Subnet ${subnet}`]);
});

test("whom and what is asked once for all shares; denied, it is unseen of each", async () => {
  server.fault({ operation: "GetResourceShareAssociations", fault: faults.denied });
  const scanned = await scan(server.url, [ram]);
  expect(server.seen.filter(({ operation }) => operation === "GetResourceShareAssociations")).toHaveLength(2);
  expect(byId(scanned, "11").configuration).toMatchObject({
    Principals: { seen: false, action: "ram:GetResourceShareAssociations" },
    Resources: { seen: false },
  });
  expect(byId(scanned, "21").configuration.Resources).toMatchObject({ seen: true });
});
