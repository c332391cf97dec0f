import type { Area } from './areas.ts'

/** Papers: drafting, passing, issuing, receiving, asking whether one is genuine. */
export const PAPER: Area = {
  'paper.draft_not_found': ['没有这份公文稿', '沒有這份公文稿', 'No such draft'],
  'paper.draft_changed': [
    '公文稿已被别人修改，请重新打开再改',
    '公文稿已被他人修改，請重新開啟再改',
    'Somebody changed the draft; open it again',
  ],
  'paper.draft_state': [
    '这份公文稿目前不能这样办理（现状：{state}）',
    '這份公文稿目前不能這樣辦理（現狀：{state}）',
    'The draft is not in a state for that (now: {state})',
  ],
  'paper.own_draft': [
    '自己拟的稿须由别人审核、签发',
    '自己擬的稿須由他人審核、簽發',
    'What one drafted somebody else reviews and approves',
  ],
  'paper.not_periodic': [
    '“{title}”不是定期公文，没有可以重新起草的数据',
    '「{title}」不是定期公文，沒有可以重新起草的資料',
    '“{title}” is about no period and cannot be drawn again',
  ],
  'paper.receiver_missing': ['请说明由哪个单位签收', '請說明由哪個單位簽收', 'Say which unit received it'],
  'paper.not_to_you': [
    '这份公文没有发给{org}（主送：{to}）',
    '這份公文沒有發給{org}（主送：{to}）',
    'This paper is not addressed to {org} (to: {to})',
  ],
  'paper.code_unknown': [
    '没有这个验证码的公文：请核对印在公文上的 16 位码',
    '沒有這個驗證碼的公文：請核對印在公文上的 16 位碼',
    'No paper bears this code; compare the 16 characters printed on it',
  ],
  'paper.no_pdf': [
    '本机没有可用的 LibreOffice，不能生成 PDF；请下载 Word 文件',
    '本機沒有可用的 LibreOffice，不能產生 PDF；請下載 Word 檔',
    'No LibreOffice on this machine to make a PDF; take the Word file',
  ],
}
