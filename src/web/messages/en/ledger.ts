import type { ledger as source } from '../zh-CN/ledger.ts'

export const ledger: Readonly<Record<keyof typeof source, string>> = {
  'export.button': 'Export',
  'export.title': 'Take a ledger out',
  'export.what':
    'All rows of the present filter, however many, and only what you may see; written in the background, you may leave. The export is written down and kept for 7 days.',
  'export.xlsx': 'As xlsx',
  'export.docx_zip': 'All Word files',
  'export.pdf_zip': 'All as PDF',
  'export.csv': 'As csv',
  'export.csv_gb': 'As csv (GB18030)',
  'export.cancel': 'Cancel',
  'export.cancelled': 'Cancelled',
  'export.inspections': 'Export inspections',
  'export.orgs': 'Export units',
  'export.fetch': 'Download ({n} rows)',
  'export.failed': 'Failed',
  'export.progress': '{n} / {total} rows',
}
