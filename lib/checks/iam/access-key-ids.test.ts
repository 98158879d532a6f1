import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/model/json";
import { judge } from "@/lib/testing/facts";
import { accessKeys, iamUser } from "@/lib/testing/iam-facts";
import { iamAccessKeyRotation } from "./iam-access-key-rotation";
import { iamCredentialsUnused } from "./iam-credentials-unused";
import { iamNoInitialAccessKeys } from "./iam-no-initial-access-keys";
import { iamSingleActiveKey } from "./iam-single-active-key";

const OLD = "2020-01-01T00:00:00";
const NEW = "2026-05-01T10:20:30";
const BOTH = {
  access_key_1_active: "true",
  access_key_1_last_rotated: `${NEW}+00:00`,
  access_key_2_active: "true",
  access_key_2_last_rotated: `${OLD}+00:00`,
};
const LISTED = accessKeys([
  ["AKIAOLD", "Active", `${OLD}.000Z`],
  ["AKIANEW", "Active", `${NEW}.000Z`],
]);

/** Status, id for the commands and id among the facts, by the part of the user that is judged. */
function idsOf(check: typeof iamAccessKeyRotation, row: Record<string, string>, more: JsonObject) {
  return judge(check, { resources: [iamUser(row, more)] }).map(({ subject, verdict }) => [
    subject.id.split("/").at(-1),
    verdict.status,
    verdict.values.accessKey,
    verdict.facts.find(({ field }) => field === "AccessKeyId")?.value,
  ]);
}

describe("ids of access keys, which the credential report does not name", () => {
  it("are those of the keys that were made at the same time", () => {
    expect(idsOf(iamAccessKeyRotation, BOTH, LISTED)).toEqual([
      ["anna#key-1", "fail", "AKIANEW", "AKIANEW"],
      ["anna#key-2", "fail", "AKIAOLD", "AKIAOLD"],
    ]);
    expect(idsOf(iamCredentialsUnused, BOTH, LISTED)).toEqual([
      ["anna#key-1", "fail", "AKIANEW", "AKIANEW"],
      ["anna#key-2", "fail", "AKIAOLD", "AKIAOLD"],
    ]);
    expect(idsOf(iamNoInitialAccessKeys, { ...BOTH, password_enabled: "true" }, LISTED)).toEqual([
      ["anna#key-1", "fail", "AKIANEW", "AKIANEW"],
      ["anna#key-2", "fail", "AKIAOLD", "AKIAOLD"],
    ]);
  });

  it("of two, name the older one to end", () => {
    expect(idsOf(iamSingleActiveKey, BOTH, LISTED)).toEqual([["anna", "fail", "AKIAOLD", "AKIANEW"]]);
    const [judged] = judge(iamSingleActiveKey, { resources: [iamUser(BOTH, accessKeys("denied"))] });
    expect(judged?.verdict).toMatchObject({ status: "fail", values: { accessKey: "" } });
  });

  const one = { access_key_1_active: "true", access_key_1_last_rotated: `${OLD}+00:00` };
  it.each([
    ["a fraction of a second apart", accessKeys([["AKIA1", "Active", `${OLD}.900Z`]]), "AKIA1"],
    ["two seconds apart", accessKeys([["AKIA1", "Active", "2020-01-01T00:00:02.000Z"]]), undefined],
    ["another status: the report is older", accessKeys([["AKIA1", "Inactive", `${OLD}.000Z`]]), undefined],
    [
      "two that were made at once",
      accessKeys([
        ["AKIA1", "Active", `${OLD}.000Z`],
        ["AKIA2", "Active", `${OLD}.500Z`],
      ]),
      undefined,
    ],
    ["denied", accessKeys("denied"), undefined],
    ["not yet collected", {}, undefined],
    ["none any more", accessKeys([]), undefined],
  ])("never decide a verdict, and are named only where that is certain: %s", (_, more, id) => {
    expect(idsOf(iamAccessKeyRotation, one, more)).toEqual([["anna#key-1", "fail", id ?? "", id]]);
  });

  it("leave a password its own command", () => {
    const row = { password_enabled: "true", password_last_changed: `${OLD}+00:00` };
    const [judged] = judge(iamCredentialsUnused, { resources: [iamUser(row, LISTED)] });
    expect(judged?.subject.id).toMatch(/#password$/);
    expect(judged?.verdict.values).toEqual({ login: "anna" });
  });
});
