import { describe } from "vitest";
import { factTable } from "@/lib/testing/facts";
import { accountSecurityQuestions } from "./account-security-questions";

describe("security questions", () => {
  factTable(accountSecurityQuestions, [{ name: "always", status: "manual", says: "not applicable" }]);
});
