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
  'paper.not_decided': [
    '申诉还没有办结，不能拟处理决定',
    '申訴尚未辦結，不能擬處理決定',
    'The appeal is not decided yet; there is nothing to draft a decision of',
  ],
  'template.kind_unknown': ['没有这种公文', '沒有這種公文', 'No such kind of paper'],
  'template.not_found': ['没有这一版模板', '沒有這一版範本', 'No such version of the template'],
  'template.not_docx': [
    '这不是 Word 文件（.docx）：请在 Word 或 WPS 里另存为 .docx 再上传',
    '這不是 Word 檔（.docx）：請在 Word 或 WPS 裡另存為 .docx 再上傳',
    'This is no Word file (.docx): save it as .docx in Word or WPS and upload that',
  ],
  'template.empty': [
    '文件是空的（0 字节）：请确认已在 Word 里保存，再上传',
    '檔案是空的（0 位元組）：請確認已在 Word 裡儲存，再上傳',
    'The file is empty (0 bytes): save it in Word, then upload it again',
  ],
  'template.too_large': ['模板不能大于 10 MB', '範本不能大於 10 MB', 'A template weighs at most 10 MB'],
  'template.corrupt': [
    '文件已损坏或不完整（{part}）：请在 Word 里打开后另存一份再上传',
    '檔案已損壞或不完整（{part}）：請在 Word 裡開啟後另存一份再上傳',
    'The file is damaged or incomplete ({part}): open it in Word, save it anew and upload that',
  ],
  'template.encrypted': [
    '文件加了密码，打不开：请在 Word 或 WPS 里取消密码（文件—信息—保护文档），另存为 .docx 再上传',
    '檔案加了密碼，打不開：請在 Word 或 WPS 裡取消密碼（檔案—資訊—保護文件），另存為 .docx 再上傳',
    'The file has a password and cannot be opened: take it off in Word or WPS (File, Info, Protect), save it as .docx and upload that',
  ],
  'template.old_doc': [
    '这是旧的 .doc（或 .wps）格式：请在 Word 或 WPS 里打开，另存为 .docx 再上传',
    '這是舊的 .doc（或 .wps）格式：請在 Word 或 WPS 裡開啟，另存為 .docx 再上傳',
    'This is the old .doc (or .wps) format: open it in Word or WPS, save it as .docx and upload that',
  ],
  'template.pdf': [
    '这是 PDF，不能写入标签：请上传做这份 PDF 的 Word 文件（.docx）',
    '這是 PDF，不能寫入標籤：請上傳製作這份 PDF 的 Word 檔（.docx）',
    'This is a PDF, which cannot hold tags: upload the Word file (.docx) it was made from',
  ],
  'template.odt': [
    '这是 OpenDocument（.odt）文件：请在 LibreOffice 或 WPS 里另存为 Word 2007-365（.docx）再上传',
    '這是 OpenDocument（.odt）檔：請在 LibreOffice 或 WPS 裡另存為 Word 2007-365（.docx）再上傳',
    'This is an OpenDocument (.odt) file: save it as Word 2007-365 (.docx) in LibreOffice or WPS and upload that',
  ],
  'template.bomb': [
    '文件解开后异常大（{part}），已拒绝：请检查文件来源',
    '檔案解開後異常大（{part}），已拒絕：請檢查檔案來源',
    'The file unpacks to far too much ({part}) and was refused: look where it comes from',
  ],
  'template.external': [
    '模板引用了文件以外的内容（{target}，在 {part}）：请删除超链接、链接的图片和附加的模板',
    '範本引用了檔案以外的內容（{target}，在 {part}）：請刪除超連結、連結的圖片和附加的範本',
    'The template refers to something outside itself ({target}, in {part}): take out hyperlinks, linked pictures, attached templates',
  ],
  'template.macro': [
    '模板含有宏、控件或嵌入的对象（{part}），已拒绝：请删除后另存为 .docx',
    '範本含有巨集、控制項或嵌入的物件（{part}），已拒絕：請刪除後另存為 .docx',
    'The template holds macros, controls or embedded objects ({part}) and was refused: take them out, save it as .docx',
  ],
  'template.dtd': [
    '模板含有文档类型声明（{part}），已拒绝：正常的 Word 文件没有',
    '範本含有文件類型宣告（{part}），已拒絕：正常的 Word 檔沒有',
    'The template declares a document type ({part}) and was refused: a Word file has none',
  ],
  'template.field': [
    '模板含有会读取外部内容的域“{field}”（{part}）：请删除这个域',
    '範本含有會讀取外部內容的功能變數「{field}」（{part}）：請刪除它',
    'The template holds the field “{field}” that fetches or starts something ({part}): take it out',
  ],
  'template.part': [
    '模板里有不认识的部件 {part}，已拒绝：请在 Word 里另存为 .docx 再上传',
    '範本裡有不認識的部件 {part}，已拒絕：請在 Word 裡另存為 .docx 再上傳',
    'The template holds the part {part}, which does not belong in one: save it as .docx in Word and upload that',
  ],
  'template.picture': [
    '图片 {part} 的格式不能用：请在 Word 里换成 PNG 或 JPG 图片（选中图片，剪切，选择性粘贴为 PNG）再上传',
    '圖片 {part} 的格式不能用：請在 Word 裡換成 PNG 或 JPG 圖片（選取圖片，剪下，選擇性貼上為 PNG）再上傳',
    'The picture {part} is of a kind that cannot be used: replace it by a PNG or JPG in Word (cut it, paste special as PNG) and upload again',
  ],
  'template.broken': [
    '模板的标签没有配好，不能生成：{why}',
    '範本的標籤沒有配好，不能產生：{why}',
    'The tags of the template do not fit together: {why}',
  ],
}
