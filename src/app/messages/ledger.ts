import type { Area } from './areas.ts'

export const LEDGER: Area = {
  'ledger.not_found': ['没有这份导出，或不是您要的', '沒有這份匯出，或不是您要的', 'No such export, or not yours'],
  'ledger.not_ready': [
    '导出还没写完（{done} / {total}）',
    '匯出還沒寫完（{done} / {total}）',
    'The export is not written yet ({done} / {total})',
  ],
  'ledger.not_running': [
    '这份导出已经写完或停止，不用再取消',
    '這份匯出已經寫完或停止，不用再取消',
    'The export is finished or stopped already: there is nothing to cancel',
  ],
  'ledger.no_files': [
    '“{title}”没有可以打包的文件，请导出 xlsx 或 csv',
    '「{title}」沒有可以打包的檔案，請匯出 xlsx 或 csv',
    'No files stand behind the rows of “{title}”: take it as xlsx or csv',
  ],
  'ledger.failed': [
    '这份导出没有写成，请再导一次；仍不成请告诉管理员',
    '這份匯出沒有寫成，請再匯一次；仍不成請告訴管理員',
    'The export could not be written; ask for it again, and tell the administrator if it fails again',
  ],
}
