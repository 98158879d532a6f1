/** Largest file that a form takes, in bytes; the command line takes larger ones. */
export const UPLOAD_BYTES = 64 * 1024 * 1024;

const LARGER = `The file is larger than ${UPLOAD_BYTES / 1024 / 1024} MiB.`;

/** The sentences for a larger one, to import and to verify. */
export const TOO_LARGE = `${LARGER} Import it with \`bearings bundle import\`.`;
export const TOO_LARGE_TO_VERIFY = `${LARGER} Verify it with \`bearings verify\`.`;
