import { AppError } from "@/lib/errors";

/** A field of a form. Its bytes are read before the next field is asked for. */
export type FormPart = { name: string; fileName: string | null; content: AsyncIterable<Uint8Array> };

/** Longest head of a field, in bytes. */
const HEAD = 8 * 1024;

/**
 * Fields of a form in the order in which a browser sends them, while it sends them: memory holds a piece of one.
 * https://www.rfc-editor.org/rfc/rfc7578
 * @throws AppError `invalid` for what is no such form, or ends in the middle.
 */
export async function* formParts(
  body: AsyncIterable<Uint8Array>,
  contentType: string | null,
): AsyncGenerator<FormPart, void, undefined> {
  const boundary = /^multipart\/form-data\s*;.*\bboundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType ?? "");
  if (boundary === null) throw broken("it is no form with a file");
  const bytes = new Window(body);
  // The first delimiter begins the body; all others begin a line.
  const delimiter = Buffer.from(`\r\n--${boundary[1] ?? boundary[2]}`);
  bytes.prepend("\r\n");
  for await (const _ of bytes.until(delimiter));
  for (;;) {
    const after = (await bytes.take(2)).toString("latin1");
    if (after === "--") return;
    if (after !== "\r\n") throw broken("a field begins in an unknown way");
    bytes.prepend("\r\n");
    const head = await bytes.text(Buffer.from("\r\n\r\n"), HEAD);
    const content = bytes.until(delimiter);
    yield { ...described(head), content };
    for await (const _ of content);
  }
}

function described(head: string): Pick<FormPart, "name" | "fileName"> {
  const disposition = /^content-disposition:\s*form-data\s*;(.*)$/im.exec(head)?.[1] ?? "";
  const name = /(?:^|[;\s])name="([^"]*)"/i.exec(disposition)?.[1];
  if (name === undefined) throw broken("a field has no name");
  return { name, fileName: /(?:^|[;\s])filename="([^"]*)"/i.exec(disposition)?.[1] ?? null };
}

function broken(why: string): AppError {
  return new AppError("invalid", `The form was not sent whole: ${why}. Send it again.`);
}

/** The bytes that came and were not used yet. */
class Window {
  readonly #source: AsyncIterator<Uint8Array>;
  #held: Buffer = Buffer.alloc(0);

  constructor(body: AsyncIterable<Uint8Array>) {
    this.#source = body[Symbol.asyncIterator]();
  }

  prepend(text: string): void {
    this.#held = Buffer.concat([Buffer.from(text), this.#held]);
  }

  async #more(): Promise<void> {
    const { done, value } = await this.#source.next();
    if (done === true) throw broken("its end is missing");
    this.#held = this.#held.length === 0 ? Buffer.from(value) : Buffer.concat([this.#held, value]);
  }

  async take(count: number): Promise<Buffer> {
    while (this.#held.length < count) await this.#more();
    const taken = this.#held.subarray(0, count);
    this.#held = this.#held.subarray(count);
    return taken;
  }

  /** What stands before a mark, in pieces; the mark is used up. */
  async *until(mark: Buffer): AsyncGenerator<Uint8Array, void, undefined> {
    for (;;) {
      const at = this.#held.indexOf(mark);
      if (at !== -1) {
        const last = this.#held.subarray(0, at);
        this.#held = this.#held.subarray(at + mark.length);
        if (last.length > 0) yield last;
        return;
      }
      // A mark may have begun in the bytes that are held back.
      const sure = this.#held.length - mark.length;
      if (sure > 0) {
        const piece = this.#held.subarray(0, sure);
        this.#held = this.#held.subarray(sure);
        yield piece;
      }
      await this.#more();
    }
  }

  async text(mark: Buffer, longest: number): Promise<string> {
    let text = "";
    for await (const piece of this.until(mark)) {
      text += Buffer.from(piece).toString("utf8");
      if (text.length > longest) throw broken("the head of a field is too long");
    }
    return text;
  }
}
