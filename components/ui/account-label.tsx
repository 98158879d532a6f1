/** What an account is called besides its name ("sample"), as a badge next to it; nothing for accounts without a label. */
export function AccountLabel({ label }: { label: string | null }) {
  return label === null ? null : <span className="acct-label">{label}</span>;
}
