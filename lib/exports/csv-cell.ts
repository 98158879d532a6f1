/**
 * A cell that no spreadsheet takes for a formula: one that begins with `=`, `+`, `-`, `@`, a tab or a carriage return
 * gets an apostrophe in front.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
export function csvCell(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
