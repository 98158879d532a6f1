import { describe } from "vitest";
import { unseen } from "@/lib/model/read";
import { GLOBAL } from "@/lib/model/resource";
import { accountType } from "@/lib/model/resources/account";
import { awsAccount, contactWith } from "@/lib/testing/account-facts";
import { factTable } from "@/lib/testing/facts";
import { accountSecurityContactRegistered } from "./account-security-contact-registered";

const denied = unseen("denied", "account:GetAlternateContact", "account:GetAlternateContact");

describe("a security contact", () => {
  factTable(accountSecurityContactRegistered, [
    {
      name: "with a mail address",
      status: "pass",
      resources: [awsAccount({ SecurityContact: contactWith("EmailAddress", "Name") })],
    },
    {
      name: "without one",
      status: "fail",
      resources: [awsAccount({ SecurityContact: contactWith("Name") })],
      says: "no mail address",
    },
    { name: "none", status: "fail", resources: [awsAccount()], says: "No security contact" },
    {
      name: "denied",
      status: "not_seen",
      resources: [awsAccount({ SecurityContact: denied })],
      says: "security contact",
    },
    { name: "the account was not looked at", status: "not_seen", hidden: [[accountType, "denied", GLOBAL]] },
  ]);
});
