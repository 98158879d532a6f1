/**
 * One word for bash and zsh that means exactly this text, typed at a prompt: bare where that is safe, else quoted.
 * Control characters, which a terminal would act on when they are pasted, are written as escapes.
 */
export function shellWord(text: string): string {
  if (/^[\w%+,./:=@-]+$/.test(text) && !text.startsWith("=")) return text;
  if (/\p{Cc}/u.test(text)) return `$'${text.replace(/[\p{Cc}'\\!]/gu, escaped)}'`;
  // Quotes within quotes are easier to read, where nothing else means something between them.
  if (text.includes("'") && !/["$`\\!]/.test(text)) return `"${text}"`;
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function escaped(character: string): string {
  const code = character.charCodeAt(0);
  // What bash 3.2 of macOS knows, as far as it goes.
  return code < 128 ? `\\x${code.toString(16).padStart(2, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
}
