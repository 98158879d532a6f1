/** Largest file that a form takes, in bytes; the command line takes larger ones. */
export const UPLOAD_BYTES = 64 * 1024 * 1024;

/** The sentence for a larger one. */
export const TOO_LARGE = `The file is larger than ${UPLOAD_BYTES / 1024 / 1024} MiB. Import it with \`bearings bundle import\`.`;
