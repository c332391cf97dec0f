export type DayIn = { readonly day: string; readonly works: boolean; readonly name?: string }

const LINE = /^(\d{4}-\d{2}-\d{2})\s*[,，\s]\s*(休|班)\s*[,，\s]?\s*(.*)$/

/** Lines `2027-01-01 休 元旦` or `2027-01-03 班`; numbers of lines that cannot be read, or lie in another year, are faults. */
export function parseDays(text: string, year: number): { days: DayIn[]; faults: number[] } {
  const days: DayIn[] = []
  const faults: number[] = []
  text.split('\n').forEach((line, n) => {
    if (line.trim() === '') return
    const found = LINE.exec(line.trim())
    const day = found?.[1]
    if (!day?.startsWith(String(year)) || new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) !== day)
      faults.push(n + 1)
    else days.push({ day, works: found?.[2] === '班', ...(found?.[3] ? { name: found[3].trim() } : {}) })
  })
  return { days, faults }
}
