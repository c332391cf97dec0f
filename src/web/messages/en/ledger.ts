import type { ledger as source } from '../zh-CN/ledger.ts'

export const ledger: Readonly<Record<keyof typeof source, string>> = {
  'export.button': 'Export',
  'export.title': 'Take a ledger out',
  'export.what':
    'All rows of the present filter, however many; written in the background, you may leave. The export is written down and kept for 7 days.',
  'export.xlsx': 'As xlsx',
  'export.csv': 'As csv',
  'export.fetch': 'Download ({n} rows)',
  'export.failed': 'Failed',
  'export.progress': '{n} / {total} rows',
}
