// Written by scripts/traditional.ts; a better wording goes into scripts/traditional/terms.ts.
import type { feed as source } from '../zh-CN/feed.ts'

export const feed: Readonly<Record<keyof typeof source, string>> = {
  'feed.title': '日曆訂閱',
  'feed.what':
    '把本人的應盡事項、事項時限和計劃走訪放進手機或電腦日曆。地址只有您知道；任何拿到地址的人都能看到這些日程，洩露時請停用。',
  'feed.make': '開通',
  'feed.renew': '換一個地址',
  'feed.revoke': '停用',
  'feed.address': '訂閱地址',
  'feed.once': '請現在複製到日曆程序；離開本頁後不再顯示，舊地址已失效。',
  'feed.since': '{at} 開通。',
  'feed.read': '最近一次讀取：{at}。',
  'feed.unread': '還沒有被讀取過。',
}
