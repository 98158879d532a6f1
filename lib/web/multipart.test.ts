import fc from "fast-check";
import { expect, test } from "vitest";
import { formParts } from "./multipart";

type Read = { name: string; fileName: string | null; content: string };

async function* pieces(body: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < body.length; at += size) yield body.subarray(at, at + size);
}

async function read(body: Buffer, contentType: string | null, size: number): Promise<Read[]> {
  const found: Read[] = [];
  for await (const { name, fileName, content } of formParts(pieces(body, size), contentType)) {
    const bytes: Uint8Array[] = [];
    for await (const piece of content) bytes.push(piece);
    found.push({ name, fileName, content: Buffer.concat(bytes).toString("latin1") });
  }
  return found;
}

/** A form as the platform's own fetch would send it. */
async function sent(bytes: Uint8Array): Promise<{ body: Buffer; type: string | null }> {
  const form = new FormData();
  form.set("account", "prod");
  form.set("bundle", new File([Buffer.from(bytes)], "prod-S5.bearings"));
  const request = new Request("http://localhost/", { method: "POST", body: form });
  return { body: Buffer.from(await request.arrayBuffer()), type: request.headers.get("content-type") };
}

test("fields come whole, whatever they hold and however the bytes arrive", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom("\r\n", "--", "\r\n--", "\r\n------", "x", "\u0000", "boundary"), { maxLength: 12 }),
      fc.integer({ min: 1, max: 90 }),
      async (words, size) => {
        const content = words.join("");
        const { body, type } = await sent(Buffer.from(content, "latin1"));
        expect(await read(body, type, size)).toEqual([
          { name: "account", fileName: null, content: "prod" },
          { name: "bundle", fileName: "prod-S5.bearings", content },
        ]);
      },
    ),
  );
});

test("a form that is cut off anywhere is refused", async () => {
  const { body, type } = await sent(Buffer.from("some bytes"));
  for (let length = 0; length < body.length - 4; length += 1) {
    await expect(read(body.subarray(0, length), type, 16)).rejects.toMatchObject({ code: "invalid" });
  }
});

test.each([
  ["no type", null],
  ["another type", "application/x-www-form-urlencoded"],
  ["a type without a boundary", "multipart/form-data"],
])("%s is no form with a file", async (_, type) => {
  await expect(read(Buffer.from("--x\r\n"), type, 16)).rejects.toMatchObject({ code: "invalid" });
});

test("a head without end is refused before it fills the memory", async () => {
  const body = Buffer.from(`--x\r\nContent-Disposition: form-data; name="${"a".repeat(100_000)}`);
  await expect(read(body, "multipart/form-data; boundary=x", 1_000)).rejects.toThrow(/too long/);
});
