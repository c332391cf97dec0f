/** `联企交〔YYYY〕N号` with year and number filled in. */
export function paperNumber(pattern: string, year: number, seq: number): string {
  return pattern.replace('YYYY', String(year)).replace('N', String(seq))
}
