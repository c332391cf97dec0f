/** 公文格式 (GB/T 9704-2012): a document with its red head (文件), a letter (信函), an order (命令/令), minutes (纪要). */
export const PAPER_FORMATS = ['document', 'letter', 'order', 'minutes'] as const
export type PaperFormat = (typeof PAPER_FORMATS)[number]
