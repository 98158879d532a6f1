// Puts a Brotli form beside each compiled script and style: Next compresses what it serves with gzip only, while it is
// asked, and a browser's first visit would load a seventh more. next.config.js serves them to those who take them.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const compress = promisify(brotliCompress);

/**
 * @param {string} folder whose files, those of its folders included, get a `.br` beside them
 * @returns {Promise<void>}
 */
export async function compressFolder(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\.(js|css)$/.test(name));
  await Promise.all(
    files.map(async (name) => {
      const text = readFileSync(join(folder, name));
      const params = { [constants.BROTLI_PARAM_SIZE_HINT]: text.length };
      writeFileSync(join(folder, `${name}.br`), await compress(text, { params }));
    }),
  );
}
