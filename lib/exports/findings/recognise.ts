import { z } from "zod";
import { csvRecords } from "@/lib/exports/csv-line";
import type { FindingFormat } from "@/lib/model/finding-format";
import { CSV_COLUMNS, headOfCells } from "./csv";
import { NOTES_PREFIX, PROWLER_COLUMNS } from "./csv-prowler";
import type { FileHead } from "./export-row";
import { parseHead, parseHeadText } from "./file-head";
import { HTML_HEAD } from "./html";
import { JSON_FORMAT } from "./json";
import { ASFF_PREFIX } from "./json-asff";

/** What a file seems to be, by its beginning. `head` is null where it has no row that says so. */
export type Recognised = { format: FindingFormat; bom: boolean; head: FileHead | null };

/** As much of a file as tells what it is, in characters: longer than the longest first row. */
export const BEGINNING = 2_000_000;

const BOM = "\ufeff";

/**
 * Tells which of our files a text begins, and what it says of itself. That is a claim and no more.
 * @param text the first `BEGINNING` characters
 * @returns null for what is no file of findings of Bearings
 */
export function recognise(text: string): Recognised | null {
  const bom = text.startsWith(BOM);
  const plain = bom ? text.slice(1) : text;
  if (plain.startsWith(CSV_COLUMNS.slice(0, 4).join(","))) {
    const [, row] = csvRecords(plain, ",", 2);
    return { format: "csv", bom, head: row === undefined ? null : parseHead(headOfCells(row)) };
  }
  if (bom) return null;
  if (plain.startsWith(PROWLER_COLUMNS.slice(0, 4).join(";"))) return prowler(plain);
  if (plain.startsWith(HTML_HEAD)) {
    const said = plain.slice(HTML_HEAD.length, plain.indexOf("</script>"));
    return { format: "html", bom, head: parseHead(parsed(said)) };
  }
  if (plain.startsWith(`{\n "format": "${JSON_FORMAT.format}"`)) {
    // The fields of the head stand before the first object within it.
    const end = plain.indexOf(',\n "whole": ');
    return { format: "json", bom, head: end === -1 ? null : parseHead(parsed(`${plain.slice(0, end)}}`)) };
  }
  return plain.startsWith("[") ? array(plain) : null;
}

function prowler(text: string): Recognised | null {
  const [, row] = csvRecords(text, ";", 2);
  const notes = row?.[PROWLER_COLUMNS.indexOf("NOTES")];
  if (row === undefined) return { format: "csv-prowler", bom: false, head: null };
  if (notes === undefined || !notes.startsWith(NOTES_PREFIX)) return null;
  return { format: "csv-prowler", bom: false, head: parseHeadText(notes.slice(NOTES_PREFIX.length)) };
}

const Ocsf = z.looseObject({ unmapped: z.looseObject({ bearings: z.unknown() }) });
const Asff = z.looseObject({ ProductFields: z.record(z.string(), z.string()) });

/** An array whose first object is one of ours, on the second line. */
function array(text: string): Recognised | null {
  const line = text.split("\n", 2)[1] ?? "";
  const first = parsed(line.replace(/,$/, ""));
  const ocsf = Ocsf.safeParse(first);
  if (ocsf.success) return { format: "json-ocsf", bom: false, head: parseHead(ocsf.data.unmapped.bearings) };
  const asff = Asff.safeParse(first);
  if (!asff.success || !Object.keys(asff.data.ProductFields).some((name) => name.startsWith(ASFF_PREFIX))) return null;
  const own = Object.entries(asff.data.ProductFields).flatMap(([name, value]) =>
    name.startsWith(ASFF_PREFIX) ? [[name.slice(ASFF_PREFIX.length), value] as const] : [],
  );
  const { decided, awsAccountId, ...head } = Object.fromEntries(own);
  const said = { ...head, decided: decided || null, awsAccountId: awsAccountId || null };
  return { format: "json-asff", bom: false, head: parseHead(said) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
