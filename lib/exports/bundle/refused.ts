import { AppError } from "@/lib/errors";

/** A file that cannot be imported, with the reason as a sentence. */
export function refused(sentence: string): AppError {
  return new AppError("invalid", sentence, "file");
}

/** The same for what a line holds; `number` counts from 1. */
export function refusedLine(number: number, wrong: string): AppError {
  return refused(`Line ${number} ${wrong}.`);
}
