import { describe, expect, it } from "vitest";
import { unseen } from "@/lib/model/read";
import { GLOBAL } from "@/lib/model/resource";
import { accountType } from "@/lib/model/resources/account";
import { awsAccount, contactWith } from "@/lib/testing/account-facts";
import { factTable, judge } from "@/lib/testing/facts";
import { accountContactDetailsCurrent } from "./account-contact-details-current";

const denied = unseen("denied", "account:GetContactInformation", "account:GetContactInformation");

describe("contact details", () => {
  factTable(accountContactDetailsCurrent, [
    {
      name: "there are some",
      status: "manual",
      resources: [awsAccount({ ContactInformation: contactWith("City", "FullName") })],
    },
    { name: "there are none", status: "fail", resources: [awsAccount()] },
    { name: "all fields are empty", status: "fail", resources: [awsAccount({ ContactInformation: contactWith() })] },
    {
      name: "denied",
      status: "not_seen",
      resources: [awsAccount({ ContactInformation: denied })],
      says: "contact information",
    },
    { name: "the account was not looked at", status: "not_seen", hidden: [[accountType, "denied", GLOBAL]] },
  ]);

  it("shows that they changed, and nothing of what they are", () => {
    const account = awsAccount({ ContactInformation: contactWith("FullName", "City") });
    const [judged] = judge(accountContactDetailsCurrent, { resources: [account] });
    expect(judged?.verdict.facts).toEqual([
      { field: "ContactInformation, fields filled in", value: ["City", "FullName"] },
      { field: "ContactInformation, fingerprint", value: "0123456789ab" },
    ]);
  });
});
