/** 公文格式 (GB/T 9704-2012): a document with its red head (文件), a letter (信函), an order (命令/令), minutes (纪要). */
export const PAPER_FORMATS = ['document', 'letter', 'order', 'minutes'] as const
export type PaperFormat = (typeof PAPER_FORMATS)[number]

/** 发文机关标志: what stands in red at the head (7.2.4, 10.1–10.3): the organ's name with 文件, 令 or 会议纪要; of a letter the name alone. */
export function redHead(format: PaperFormat, organ: string): string {
  const ending = { document: '文件', letter: '', order: '令', minutes: '会议纪要' }[format]
  const has = { document: /文件$/, letter: /$/, order: /令$/, minutes: /纪要$/ }[format]
  return has.test(organ) ? organ : `${organ}${ending}`
}

/** The format a paper is issued in where nobody says otherwise: what its title calls a letter (督办函, 反馈函) is set as one. */
export function formatOf(title: string): PaperFormat {
  return title.endsWith('函') ? 'letter' : 'document'
}
