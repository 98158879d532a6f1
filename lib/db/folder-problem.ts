import { AppError } from "@/lib/errors";

/**
 * Turns what the system or PostgreSQL said about a folder into a sentence that says what to do. Anything that is not
 * about space or permission comes back as it was.
 * @param problem an exception, or the text that a program printed.
 */
export function folderProblem(problem: unknown, folder: string): Error {
  const text = problem instanceof Error ? `${errorCode(problem)} ${problem.message}` : String(problem);
  const cause = problem instanceof Error ? { cause: problem } : {};
  if (/ENOSPC|EDQUOT|No space left on device|Disk quota exceeded/i.test(text))
    return new AppError(
      "unavailable",
      `The disk that holds ${folder} is full. Free some space (Bearings needs about 200 MB to begin with), or set BEARINGS_HOME to a folder on another disk.`,
      null,
      cause,
    );
  if (/EACCES|EPERM|EROFS|Permission denied|Operation not permitted|Read-only file system/i.test(text))
    return new AppError(
      "unavailable",
      `Bearings may not write to ${folder}. Give yourself write permission there, or set BEARINGS_HOME to a folder that you may write to.`,
      null,
      cause,
    );
  return problem instanceof Error ? problem : new Error(text.trim());
}

/** The system's name of an error (`ENOENT`), or an empty string for errors without one. */
export function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
