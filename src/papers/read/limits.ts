/** What a reader accepts. Above, the file is refused before it can hurt: a ledger of a whole province stays far below. */
export const READ_LIMITS = {
  /** Bytes of the file as uploaded. */
  file: 64 * 2 ** 20,
  /** Bytes of one sheet unpacked. */
  sheet: 2 * 2 ** 30,
  /** Bytes of the table of texts unpacked: it is held in memory. */
  texts: 192 * 2 ** 20,
  /** Bytes of the workbook's other parts (styles, relations). */
  part: 16 * 2 ** 20,
  /** Unpacked ÷ packed. Repetitive sheets reach 60; a bomb reaches 1000. */
  ratio: 250,
  /** The ratio is only looked at from this size on. */
  ratioFrom: 32 * 2 ** 20,
  entries: 5_000,
  columns: 1_024,
  /** Merged blocks of one sheet. */
  merges: 200_000,
  /** Bytes of an old workbook (.xls): it is read whole. Excel's own limit is 65 536 rows a sheet. */
  oldFile: 32 * 2 ** 20,
  /** Memory and time that reading an old workbook may take. */
  oldMegabytes: 512,
  oldSeconds: 60,
  /** Time that trying the one password everybody knows may take. */
  unlockSeconds: 20,
  /** Characters all cells of a sheet may show together: one long text named a million times unpacks to nothing and fills a disk. */
  shown: 512 * 2 ** 20,
  /** Characters of one cell; Excel's own limit is 32 767. */
  cell: 100_000,
} as const
