import type { Area } from './areas.ts'

export const LEDGER: Area = {
  'ledger.not_found': ['没有这份导出，或不是您要的', '沒有這份匯出，或不是您要的', 'No such export, or not yours'],
  'ledger.not_ready': [
    '导出还没写完（{done} / {total}）',
    '匯出還沒寫完（{done} / {total}）',
    'The export is not written yet ({done} / {total})',
  ],
}
