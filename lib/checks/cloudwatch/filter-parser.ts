import type { FilterPattern, Operand, Step, Test } from "./filter-pattern";

/** Longer ones AWS does not take. https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter.html */
const LONGEST = 1_024;

/** Reads a filter pattern; null for one that is not understood. */
export function parseFilterPattern(text: string): FilterPattern | null {
  const pattern = text.trim();
  if (pattern.length > LONGEST) return null;
  if (pattern === "") return { kind: "everything" };
  if (pattern.startsWith("[")) return { kind: "nothing" };
  try {
    return pattern.startsWith("{") ? new Reader(pattern).whole() : termsOf(pattern);
  } catch (error) {
    if (error instanceof NotUnderstood) return null;
    throw error;
  }
}

class NotUnderstood extends Error {}

/** Goes once from left to right: brackets bind first, then `&&`, then `||`. */
class Reader {
  #at = 0;

  constructor(readonly text: string) {}

  whole(): FilterPattern {
    this.#need(/\{/y);
    const pattern = this.#some();
    this.#need(/\}/y);
    if (this.#at < this.text.length) throw new NotUnderstood();
    return pattern;
  }

  #some(): FilterPattern {
    const of = [this.#every()];
    while (this.#take(/\|\|/y)) of.push(this.#every());
    return joined("some", of);
  }

  #every(): FilterPattern {
    const of = [this.#one()];
    while (this.#take(/&&/y)) of.push(this.#one());
    return joined("every", of);
  }

  #one(): FilterPattern {
    if (!this.#take(/\(/y)) return { kind: "property", path: this.#path(), test: this.#test() };
    const inner = this.#some();
    this.#need(/\)/y);
    return inner;
  }

  /** `$.userIdentity.type`, `$.items[0]`, `$.items[*].id`, `$.['a.b']`. */
  #path(): Step[] {
    this.#need(/\$/y);
    const path: Step[] = [];
    for (;;) {
      const [, name, index, each, quoted, double] =
        this.#take(/\.?(?:(?<=\.)([\w-]+)|\[\s*(?:(\d+)|(\*)|'([^']*)'|"([^"]*)")\s*\])/y, false) ?? [];
      const key = name ?? quoted ?? double;
      if (key !== undefined) path.push(key);
      else if (index !== undefined) path.push(Number(index));
      else if (each !== undefined) path.push({ each: true });
      else break;
    }
    if (path.length === 0) throw new NotUnderstood();
    return path;
  }

  #test(): Test {
    const [is] = this.#take(/(?:IS\s+(?:NULL|TRUE|FALSE)|NOT\s+EXISTS)\b/iy) ?? [];
    if (is !== undefined) return { is: WORDS[is.split(/\s+/)[1]?.toUpperCase() ?? ""] ?? "missing" };
    const operator = OPERATORS.find((one) => this.text.startsWith(one, this.#at));
    if (operator === undefined) throw new NotUnderstood();
    this.#at += operator.length;
    return { operator, operand: this.#operand() };
  }

  #operand(): Operand {
    const [, quoted] = this.#take(/"((?:[^"\\]|\\.)*)"/y) ?? [];
    if (quoted !== undefined) return { text: globOf(quoted), number: null };
    const [, expression] = this.#take(/%((?:[^%\\]|\\.)+)%/y) ?? [];
    if (expression !== undefined) return { text: regexOf(expression), number: null };
    const [bare = ""] = this.#need(/[^\s(){}"&|=!<>%]+/y);
    return { text: globOf(bare), number: /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(bare) ? Number(bare) : null };
  }

  #take(what: RegExp, spaced = true): RegExpExecArray | null {
    if (spaced) this.#spaces();
    what.lastIndex = this.#at;
    const found = what.exec(this.text);
    if (!found) return null;
    this.#at += found[0].length;
    if (spaced) this.#spaces();
    return found;
  }

  #need(what: RegExp): RegExpExecArray {
    const found = this.#take(what);
    if (!found) throw new NotUnderstood();
    return found;
  }

  #spaces(): void {
    while (/\s/.test(this.text[this.#at] ?? "")) this.#at += 1;
  }
}

const OPERATORS = ["!=", "<=", ">=", "=", "<", ">"] as const;

const WORDS: Record<string, "null" | "true" | "false" | "missing"> = { NULL: "null", TRUE: "true", FALSE: "false" };

/** Text with `*` for anything; a backslash takes the next sign as it is. */
function globOf(text: string): RegExp {
  const source = text.replace(/\\(.)|(\*)|([\s\S])/g, (_, escaped?: string, star?: string, plain?: string) =>
    star ? "[\\s\\S]*" : (escaped ?? plain ?? "").replace(/[.*+?^${}()|[\]\\]/, "\\$&"),
  );
  return new RegExp(`^${source}$`);
}

function joined(kind: "every" | "some", of: FilterPattern[]): FilterPattern {
  const [only] = of;
  return only && of.length === 1 ? only : { kind, of };
}

/**
 * Its dialect is a part of ours: no groups, no alternatives in brackets.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/regex-expressions.html
 */
function regexOf(expression: string): RegExp {
  if (/(?<!\\)[()]/.test(expression)) throw new NotUnderstood();
  try {
    return new RegExp(expression);
  } catch {
    throw new NotUnderstood();
  }
}

/**
 * Words that have to stand in the text of an event; `-` before one that must not, `?` before alternatives, which count
 * only where there is nothing else.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
function termsOf(text: string): FilterPattern {
  const terms: { every: Operand[]; some: Operand[]; none: Operand[] } = { every: [], some: [], none: [] };
  for (const [, sign, quoted, expression, bare] of text.matchAll(TERM)) {
    const word = quoted ?? bare ?? "";
    const found = expression === undefined ? wordOf(word) : regexOf(expression);
    terms[sign === "-" ? "none" : sign === "?" ? "some" : "every"].push({ text: found, number: null });
  }
  return { kind: "terms", ...terms };
}

const TERM = /([?-])?(?:"((?:[^"\\]|\\.)*)"|%((?:[^%\\]|\\.)+)%|(\S+))/g;

function wordOf(word: string): RegExp {
  const literal = word.replace(/\\(.)/g, "$1").replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![A-Za-z0-9_])${literal}(?![A-Za-z0-9_])`);
}
