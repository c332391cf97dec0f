/** Full-width letters, capitals and compatibility forms as one: what is typed and what is kept meet here. */
export function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}
