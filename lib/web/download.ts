import { byteStream } from "./event-stream";

/** A file that an operation makes, its content in pieces. */
type MadeFile = { fileName: string; mediaType: string; content: AsyncIterable<string | Uint8Array> };

/**
 * A file to save, streamed as fast as the reader takes it.
 * The name stands in both forms of RFC 6266, so that a name with any letters survives.
 */
export function download(file: MadeFile): Response {
  const plain = file.fileName.replace(/[^\w.-]/g, "_");
  return new Response(byteStream(file.content), {
    headers: {
      "Content-Type": file.mediaType,
      "Content-Disposition": `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
      "Cache-Control": "no-store",
    },
  });
}
