/**
 * What one thing of a kind is called, from the title of the kind: `EC2 instances` -> `EC2 instance`. Titles that stand
 * for something there is one of (`Inspector`) stay as they are.
 */
export function oneOf(title: string): string {
  // The noun comes before what narrows it: "Policies of the organization", "AWS managed policies in use".
  const [, noun = title, rest = ""] = /^(.*?)( (?:of|in|that) .*| \(.*\))?$/s.exec(title) ?? [];
  return `${singular(noun)}${rest}`;
}

/** Names of services, and words that look like plurals. */
const WHOLE = /(?:WorkSpaces|Settings|settings|DNS)$/;

function singular(noun: string): string {
  if (WHOLE.test(noun)) return noun;
  if (/[^aeiou]ies$/.test(noun)) return `${noun.slice(0, -3)}y`;
  if (/(?:sses|xes|shes|buses|aliases)$/.test(noun)) return noun.slice(0, -2);
  return /[^s]s$/.test(noun) ? noun.slice(0, -1) : noun;
}
