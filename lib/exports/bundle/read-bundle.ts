import { CANONICAL_RULES_VERSION } from "@/lib/model/canonical";
import { Checker } from "./checker";
import { AnyHeader, type BundleHeader, Header, VERSION } from "./header";
import { wrongIn } from "./plain";
import { type Line, readLines } from "./read-lines";
import { type BundleEnd, BundleRecord, ruleOf } from "./records";
import { refused, refusedLine } from "./refused";

/** AWS opened in 2006; nothing is older. */
const OLDEST = Date.UTC(2006, 0, 1);
/** How far the clocks of two machines may differ, in milliseconds. */
const CLOCKS_DIFFER = 24 * 60 * 60 * 1000;

/** A bundle while it is read. */
export type OpenBundle = {
  header: BundleHeader;
  /**
   * The records in the file's order, each checked by itself and against those before it. It ends without an error only
   * when all of the file was there, whole and undamaged.
   */
  records: AsyncGenerator<Exclude<BundleRecord, BundleEnd>, void, undefined>;
  /** Lets go of the file before its end. */
  close: () => Promise<void>;
};

/**
 * Begins to read a bundle: its first line.
 * @param source the file's bytes.
 * @throws AppError `invalid` with a sentence that says what is wrong with the file; so does `records`.
 */
export async function openBundle(source: AsyncIterable<Uint8Array>, now = new Date()): Promise<OpenBundle> {
  const lines = readLines(source);
  const first = await lines.next();
  if (first.done === true) throw refused("The file is no bundle: it is empty.");
  try {
    const header = readHeader(first.value, now);
    return { header, records: readRecords(lines, header), close: async () => void (await lines.return()) };
  } catch (error) {
    await lines.return();
    throw error;
  }
}

function readHeader(line: Line, now: Date): BundleHeader {
  const value = parseLine(line, "The file is no bundle of Bearings: its first line is not one of a bundle.");
  const any = AnyHeader.safeParse(value);
  if (!any.success) throw refused("The file is no bundle of Bearings: its first line does not say that it is one.");
  if (any.data.version > VERSION) {
    throw refused(
      `The file was written by a newer Bearings (format ${any.data.version}, this one reads ${VERSION}). Update Bearings to import it.`,
    );
  }
  const parsed = Header.safeParse(value);
  if (!parsed.success) throw refusedLine(1, `is not a bundle's first line: ${ruleOf(parsed.error)}`);
  const header = parsed.data;
  const { startedAt, finishedAt, rulesVersion } = header.snapshot;
  if (rulesVersion > CANONICAL_RULES_VERSION) {
    throw refused(
      "The file was written by a newer Bearings, which compares configurations in another way. Update Bearings to import it.",
    );
  }
  if (Date.parse(finishedAt) < Date.parse(startedAt)) {
    throw refused(`The snapshot would have finished (${finishedAt}) before it started (${startedAt}).`);
  }
  if (Date.parse(finishedAt) > now.getTime() + CLOCKS_DIFFER) {
    throw refused(
      `The snapshot would be of the future (${finishedAt}); this machine's clock says ${now.toISOString()}.`,
    );
  }
  if (Date.parse(startedAt) < OLDEST) throw refused(`The snapshot would be older than AWS (${startedAt}).`);
  return header;
}

async function* readRecords(
  lines: AsyncGenerator<Line, void, undefined>,
  header: BundleHeader,
): AsyncGenerator<Exclude<BundleRecord, BundleEnd>, void, undefined> {
  const checker = new Checker(header);
  let ended = false;
  for await (const line of lines) {
    if (ended) throw refusedLine(line.number, "stands behind the end of the bundle");
    const parsed = BundleRecord.safeParse(parseLine(line));
    if (!parsed.success) throw refusedLine(line.number, `is not one of a bundle: ${ruleOf(parsed.error)}`);
    const record = parsed.data;
    const wrong = checker.wrong(record);
    if (wrong !== null) throw refusedLine(line.number, wrong);
    if (record.kind !== "end") yield record;
    else if (record.sha256 === line.digestBefore()) ended = true;
    else
      throw refused("The file is damaged or was changed: its content does not have the digest that stands at its end.");
  }
  if (!ended) throw refused("The file is cut off: its last line is missing.");
}

/** A line as JSON, refused when it is not written exactly as Bearings writes it: no key twice, no hidden forms. */
function parseLine({ number, text }: Line, otherwise?: string): unknown {
  const value = jsonOf(text);
  if (value === undefined) throw otherwise === undefined ? refusedLine(number, "is not JSON") : refused(otherwise);
  const wrong = wrongIn(value);
  if (wrong !== null) throw refusedLine(number, wrong);
  if (JSON.stringify(value) !== text) {
    throw refusedLine(number, "is not written as Bearings writes it: a key stands twice, or something stands between");
  }
  return value;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
