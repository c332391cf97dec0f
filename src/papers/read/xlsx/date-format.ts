/** Built-in formats that show a date or a time; 27–36 and 50–58 are the East Asian ones. */
const BUILT_IN = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56,
  57, 58,
])

/** Whether a cell with this number format shows a date or a time. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return BUILT_IN.has(id)
  const bare = code
    .split(';')[0]
    ?.replace(/"[^"]*"/g, '')
    .replace(/\\./g, '')
    .replace(/\[\$[^\]]*\]/g, '')
    .replace(/\[(?:DBNum\d|[A-Za-z]+\d*|[<>=][^\]]*)\]/g, (found) => (/^\[(h+|m+|s+)\]$/i.test(found) ? found : ''))
    .replace(/_.|\*./g, '')
  // `aaaa` shows the day of the week in Chinese.
  return /[ymdhs年月日]|aaa/i.test(bare ?? '') && !/^General$/i.test(bare ?? '')
}

/** Whether the format counts on beyond a day: `[h]:mm` shows 36:00. */
export const isElapsedFormat = (code: string | undefined): boolean => code !== undefined && /\[(h+|m+|s+)\]/i.test(code)

/**
 * What a cell with a date format shows: a day, or, for a number below one or a format that counts hours, a time such as `09:30` or `36:00`,
 * which no day belongs to.
 * @returns undefined for what is neither
 */
export function shownMoment(
  serial: number,
  from1904: boolean,
  elapsed: boolean,
): { readonly type: 'date' | 'text'; readonly text: string } | undefined {
  if (serial >= 0 && (serial < 1 || elapsed)) return { type: 'text', text: clock(Math.round(serial * 86_400)) }
  const text = serialToIso(serial, from1904)
  return text === undefined ? undefined : { type: 'date', text }
}

function clock(seconds: number): string {
  const part = (n: number) => String(n).padStart(2, '0')
  const text = `${part(Math.floor(seconds / 3600))}:${part(Math.floor(seconds / 60) % 60)}`
  return seconds % 60 === 0 ? text : `${text}:${part(seconds % 60)}`
}

/**
 * An Excel serial as text: `2026-03-05`, or `2026-03-05T09:30:00` when it has a time. Serial 60 is the 29 February 1900
 * that never was: Excel counts it, so days up to there shift by one.
 * @returns undefined for what is no date (negative, beyond the year 9999)
 */
export function serialToIso(serial: number, from1904: boolean): string | undefined {
  if (!(serial >= 0) || serial >= 2_958_466) return undefined
  const seconds = Math.round(serial * 86_400)
  let day = Math.floor(seconds / 86_400)
  const time = seconds - day * 86_400
  if (from1904) day += 1462
  else if (day === 60) return undefined
  else if (day < 60) day += 1
  const date = civil(day - 25_569)
  if (time === 0) return date
  const part = (n: number) => String(n).padStart(2, '0')
  return `${date}T${part(Math.floor(time / 3600))}:${part(Math.floor(time / 60) % 60)}:${part(time % 60)}`
}

/** Days since 1970-01-01 → ISO day, by Howard Hinnant's civil_from_days; called for every date cell, so no objects. */
function civil(days: number): string {
  const z = days + 719_468
  const era = Math.floor(z / 146_097)
  const doe = z - era * 146_097
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365)
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100))
  const mp = Math.floor((5 * doy + 2) / 153)
  const day = doy - Math.floor((153 * mp + 2) / 5) + 1
  const month = mp < 10 ? mp + 3 : mp - 9
  const year = yoe + era * 400 + (month <= 2 ? 1 : 0)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
