import { describe, expect, test } from "vitest";
import { databaseHost, hostOnly } from "./addresses";
import { withoutPayloads } from "./payloads";

test("leaves names and presence of what a target sends, at any depth, and all else as it is", () => {
  const at = new Date(0);
  expect(
    withoutPayloads({
      Id: "1",
      Input: "hunter2",
      InputTransformer: { InputPathsMap: { order: "$.detail.id" }, InputTemplate: "hunter2" },
      HttpParameters: {
        HeaderParameters: { "x-key": "hunter2", accept: "hunter2" },
        QueryStringParameters: {},
        PathParameterValues: ["hunter2"],
      },
      BatchJobParameters: {
        Parameters: { password: "hunter2" },
        ContainerOverrides: { Environment: [{ Name: "B", Value: "hunter2" }, { Name: "A" }], Command: ["hunter2"] },
      },
      EventBridgePutRawEventsParameters: { Metadata: { token: "hunter2" } },
      RedshiftDataParameters: { Sqls: ["hunter2"], Database: "shop", DbUser: null },
      at,
    }),
  ).toEqual({
    Id: "1",
    HasInput: true,
    InputTransformer: { InputPathsMap: { order: "$.detail.id" }, HasInputTemplate: true },
    HttpParameters: {
      HeaderParameterNames: ["accept", "x-key"],
      QueryStringParameterNames: [],
      HasPathParameterValues: true,
    },
    BatchJobParameters: {
      ParameterNames: ["password"],
      ContainerOverrides: { EnvironmentVariableNames: ["A", "B"], HasCommand: true },
    },
    EventBridgePutRawEventsParameters: { MetadataNames: ["token"] },
    RedshiftDataParameters: { HasSqls: true, Database: "shop" },
    at,
  });
});

describe("addresses", () => {
  test.each([
    ["https://user:hunter2@hooks.example:8443/services/hunter2?key=hunter2", "https://hooks.example:8443/…"],
    ["https://hooks.example", "https://hooks.example"],
    ["https://exa mple/hunter2", "[address that is not a URL]"],
    ["ops@shop.example", "ops@shop.example"],
    [undefined, undefined],
  ])("%s is kept as %s", (address, kept) => {
    expect(hostOnly(address)).toBe(kept);
  });

  test.each([
    ["jdbc:postgresql://db.example:5432/shop?user=u&password=hunter2", "db.example:5432"],
    ["jdbc:sqlserver://db.example:1433;user=u;password=hunter2", "db.example:1433"],
    ["mongodb://u:hunter2@one.example:27017,two.example:27017/shop", "one.example:27017,two.example:27017"],
    ["jdbc:oracle:thin:u/hunter2@db.example:1521/shop", "db.example:1521"],
    ["jdbc:oracle:thin://@db.example:1521/shop", "db.example:1521"],
    ["postgres://u:hun@ter2@db.example/shop", undefined],
    ["postgres://u:hun?ter2@db.example/shop", undefined],
    ["jdbc:postgresql://db.example/shop?password=hunter@2", undefined],
    ["somewhere", undefined],
  ])("of %s the host is %s", (address, host) => {
    expect(databaseHost(address)).toBe(host);
  });
});
