import { pino } from "pino";
import { environment } from "./env";

/**
 * JSON lines on standard error, so that standard output stays free for data. The message is a fixed sentence,
 * what varies goes into fields; credentials are taken out by name.
 */
export const log = pino(
  {
    level: environment().LOG_LEVEL,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: [
        "password",
        "*.password",
        "secretAccessKey",
        "*.secretAccessKey",
        "sessionToken",
        "*.sessionToken",
        "cookie",
        "*.cookie",
        "DATABASE_URL",
      ],
      censor: "[redacted]",
    },
  },
  pino.destination(2),
);
