/** A text in which the parts that were typed stand out. */
export function Marked({ text, typed }: { text: string; typed: string }) {
  const parts = typed.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean)
  const lower = text.toLowerCase()
  const found = parts
    .map((part) => ({ from: lower.indexOf(part), to: lower.indexOf(part) + part.length }))
    .filter(({ from }) => from >= 0)
    .sort((a, b) => a.from - b.from)
  const out = []
  let at = 0
  for (const { from, to } of found) {
    if (from < at) continue
    out.push(text.slice(at, from), <mark key={from}>{text.slice(from, to)}</mark>)
    at = to
  }
  return (
    <>
      {out}
      {text.slice(at)}
    </>
  )
}
