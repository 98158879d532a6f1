/** Rows of a credential report by the ARN of their user; each row by its columns, values in AWS's words. */
export type CredentialReportRows = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** Name that the report gives to the root user. */
export const ROOT_ROW = "<root_account>";

/**
 * Reads the text of a credential report. Columns are found by their names, so new ones are kept and lacking ones
 * are lacking; rows that belong to nobody are left out.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html
 * @returns null when the text has no header naming `user` and `arn`
 */
export function parseCredentialReport(text: string): CredentialReportRows | null {
  const [header, ...lines] = csvLines(text.replace(/^\uFEFF/, ""));
  if (!header?.includes("user") || !header.includes("arn")) return null;
  const rows = new Map<string, Record<string, string>>();
  for (const line of lines) {
    const fields = joinNames(line, header);
    const row = Object.fromEntries(header.map((column, index) => [column, fields[index]]).filter(hasValue));
    if (row.arn?.startsWith("arn:")) rows.set(row.arn, row);
  }
  return rows;
}

function hasValue(entry: (string | undefined)[]): entry is [string, string] {
  return entry[0] !== undefined && entry[0] !== "" && entry[1] !== undefined;
}

/**
 * IAM allows commas in names and paths. Should they come unquoted, a line has more fields than columns: the surplus
 * is given back to the first two columns so that the ARN ends with the user's name.
 */
function joinNames(fields: string[], header: readonly string[]): string[] {
  const surplus = fields.length - header.length;
  if (surplus <= 0 || header[0] !== "user" || header[1] !== "arn") return fields;
  for (let inName = 0; inName <= surplus; inName++) {
    const user = fields.slice(0, inName + 1).join(",");
    const arn = fields.slice(inName + 1, surplus + 2).join(",");
    if (arn.startsWith("arn:") && arn.endsWith(`/${user}`)) return [user, arn, ...fields.slice(surplus + 2)];
  }
  return fields;
}

/** Fields of each line of a CSV text with optional quotes (RFC 4180); empty lines are left out. */
function csvLines(text: string): string[][] {
  const lines: string[][] = [[]];
  // A quote that never closes is an ordinary character.
  for (const match of text.matchAll(/(?:"([^"]*(?:""[^"]*)*)"|([^,\r\n]*))(,|\r?\n|\r|$)/gy)) {
    const [, quoted, plain, end] = match;
    lines.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end !== ",") lines.push([]);
  }
  return lines.filter((line) => line.some((value) => value !== ""));
}
