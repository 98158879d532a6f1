import { accountCheck, manual } from "@/lib/checks/engine/define";

/** Old versions of the benchmark ask for something that no longer exists and that no API ever told. */
export const accountSecurityQuestions = accountCheck({
  id: "account-security-questions",
  service: "account",
  title: "Security challenge questions are set",
  severity: "low",
  version: 1,
  reads: [],
  evaluate: () =>
    manual(
      "AWS takes no new questions since January 2024 and ended them in January 2025. Record this control as not applicable.",
    ),
  risk: "None any more: AWS does not ask these questions, whether they are set or not.",
  fix: {
    console: ["There is nothing to configure. Record the control as not applicable"],
    cli: [],
    terraform: "",
    link: "https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-security-challenge.html",
  },
  apis: [],
  source: "https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-security-challenge.html",
});
