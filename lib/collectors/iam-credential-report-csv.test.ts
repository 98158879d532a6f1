import { describe, expect, it } from "vitest";
import { parseCredentialReport } from "./iam-credential-report-csv";

const HEADER =
  "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation," +
  "mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region," +
  "access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date," +
  "access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active," +
  "cert_2_last_rotated";
const ARN = "arn:aws:iam::123456789012";
const ROOT = `<root_account>,${ARN}:root,2020-01-01T00:00:00+00:00,not_supported,2024-05-01T10:00:00+00:00,not_supported,not_supported,true,false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A`;
const ANNA = `anna,${ARN}:user/ops/anna,2021-02-03T04:05:06+00:00,true,no_information,2021-02-03T04:05:06+00:00,N/A,false,true,2021-02-03T04:05:06+00:00,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A`;

/** Names by ARN of a report's rows. */
function users(text: string): [string, string | undefined][] {
  return [...(parseCredentialReport(text) ?? [])].map(([arn, row]) => [arn, row.user]);
}

describe("parseCredentialReport", () => {
  it("gives each user's row by ARN, columns by name, values in AWS's words", () => {
    const rows = parseCredentialReport(`${HEADER}\n${ROOT}\n${ANNA}`);
    expect(rows?.size).toBe(2);
    expect(rows?.get(`${ARN}:root`)).toMatchObject({ user: "<root_account>", password_enabled: "not_supported" });
    expect(rows?.get(`${ARN}:user/ops/anna`)).toEqual({
      user: "anna",
      arn: `${ARN}:user/ops/anna`,
      user_creation_time: "2021-02-03T04:05:06+00:00",
      password_enabled: "true",
      password_last_used: "no_information",
      password_last_changed: "2021-02-03T04:05:06+00:00",
      password_next_rotation: "N/A",
      mfa_active: "false",
      access_key_1_active: "true",
      access_key_1_last_rotated: "2021-02-03T04:05:06+00:00",
      access_key_1_last_used_date: "N/A",
      access_key_1_last_used_region: "N/A",
      access_key_1_last_used_service: "N/A",
      access_key_2_active: "false",
      access_key_2_last_rotated: "N/A",
      access_key_2_last_used_date: "N/A",
      access_key_2_last_used_region: "N/A",
      access_key_2_last_used_service: "N/A",
      cert_1_active: "false",
      cert_1_last_rotated: "N/A",
      cert_2_active: "false",
      cert_2_last_rotated: "N/A",
    });
  });

  it.each([
    ["nothing", ""],
    ["a page instead of a report", "<html><body>Sign in</body></html>"],
    ["a header without the two names that identify", "name,created\nanna,2021"],
  ])("is null for %s", (_, text) => {
    expect(parseCredentialReport(text)).toBeNull();
  });

  const anna = [[`${ARN}:user/anna`, "anna"]];
  it.each([
    ["no users", "user,arn", []],
    ["no user but a final line break", "user,arn\n", []],
    ["Windows line breaks", `user,arn\r\nanna,${ARN}:user/anna\r\n`, anna],
    ["old Mac line breaks", `user,arn\ranna,${ARN}:user/anna\r`, anna],
    ["a byte order mark", `\uFEFFuser,arn\nanna,${ARN}:user/anna`, anna],
    ["columns in another order", `arn,mfa_active,user\n${ARN}:user/anna,true,anna`, anna],
    ["empty lines between", `user,arn\n\nanna,${ARN}:user/anna\n\n`, anna],
    ["quoted fields", `"user","arn"\n"anna","${ARN}:user/anna"`, anna],
    ["a row without an ARN", `user,arn\nnobody,\nanna,${ARN}:user/anna`, anna],
    ["a line that breaks off", `user,arn,mfa_active\nanna,${ARN}:user/anna`, anna],
    ["a quoted name with a comma", `user,arn\n"a,b","${ARN}:user/a,b"`, [[`${ARN}:user/a,b`, "a,b"]]],
    ["a quoted name with a quote and a line break", `user,arn\n"a""\nb",${ARN}:user/x`, [[`${ARN}:user/x`, 'a"\nb']]],
    ["an unquoted name with a comma", `user,arn,mfa_active\na,b,${ARN}:user/a,b,true`, [[`${ARN}:user/a,b`, "a,b"]]],
    ["commas in the path", `user,arn,mfa_active\na,${ARN}:user/x,y/a,true`, [[`${ARN}:user/x,y/a`, "a"]]],
    ["a quote that never closes", `user,arn\n"anna,${ARN}:user/anna`, [[`${ARN}:user/anna`, '"anna']]],
    ["a formula as a name", `user,arn\n=1+1,${ARN}:user/=1+1`, [[`${ARN}:user/=1+1`, "=1+1"]]],
  ])("reads a report with %s", (_, text, expected) => {
    expect(users(text)).toEqual(expected);
  });

  it("keeps columns that AWS adds, and lacks those that are not there", () => {
    const rows = parseCredentialReport(`user,arn,additional_credentials_info\nanna,${ARN}:user/anna,2 keys`);
    expect(rows?.get(`${ARN}:user/anna`)).toEqual({
      user: "anna",
      arn: `${ARN}:user/anna`,
      additional_credentials_info: "2 keys",
    });
  });

  it("keeps the values after a repaired name in their columns", () => {
    const rows = parseCredentialReport(`user,arn,mfa_active,cert_1_active\na,b,c,${ARN}:user/p/a,b,c,true,false`);
    expect(rows?.get(`${ARN}:user/p/a,b,c`)).toMatchObject({
      user: "a,b,c",
      mfa_active: "true",
      cert_1_active: "false",
    });
  });

  it("takes a column named __proto__ for a column", () => {
    const row = parseCredentialReport(`user,arn,__proto__\nanna,${ARN}:user/anna,x`)?.get(`${ARN}:user/anna`);
    expect(Object.getPrototypeOf(row)).toBe(Object.prototype);
    expect(Object.keys(row ?? {})).toContain("__proto__");
  });

  it("reads five thousand users", () => {
    const lines = Array.from({ length: 5000 }, (_, index) => ANNA.replaceAll("anna", `user${index}`));
    expect(parseCredentialReport([HEADER, ...lines].join("\n"))?.size).toBe(5000);
  });
});
