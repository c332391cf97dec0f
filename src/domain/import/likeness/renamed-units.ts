/** Units that reforms renamed or merged (2008–2023): what an old ledger may say, and which word the unit's name has today. Only for asking. */
const RENAMED: readonly (readonly [RegExp, readonly string[]])[] = [
  [/工商(行政管理)?局|质(量技术)?监(督)?局|食药监局|食品药品监督管理局/, ['市场监督管理', '市场监管']],
  [/国土(资源)?局|规划局/, ['自然资源']],
  [/环保局|环境保护局/, ['生态环境']],
  [/安监局|安全生产监督管理局/, ['应急管理']],
  [/农业局|农委|畜牧局|扶贫办|乡村振兴局/, ['农业农村']],
  [/卫计(委|局)|卫生局|计生局/, ['卫生健康']],
  [/文(化)?广(电)?新?局|文体(广新)?局|旅游局/, ['文化旅游', '文化和旅游', '文旅']],
  [/经信(局|委)|工信委|经委/, ['工业和信息化', '经济和信息化', '经济信息化']],
  [/发改委|计委|物价局|粮食局/, ['发展和改革', '发展改革']],
  [/[国地]税局|国家税务局|地方税务局/, ['税务']],
  [/法制办/, ['司法']],
  [/人社局|劳动局|人事局/, ['人力资源和社会保障', '人力资源社会保障']],
  [/住建局|建设局|房管局/, ['住房和城乡建设', '住房城乡建设']],
  [/金融办/, ['金融']],
  [/招商局|商务局|经合局/, ['商务', '投资促进', '经济合作']],
  [/政务(中心|办)|行政服务中心/, ['行政审批', '数据', '政务服务']],
]

/** Whether a unit of this name may be what the older name means. */
export function isLaterName(written: string, name: string): boolean {
  return RENAMED.some(([old, later]) => old.test(written) && later.some((word) => name.includes(word)))
}
