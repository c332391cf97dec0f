/** The calendar feed. */
export const feed = {
  'feed.title': '日历订阅',
  'feed.what':
    '把本人的应尽事项、事项时限和计划走访放进手机或电脑日历。地址只有您知道；任何拿到地址的人都能看到这些日程，泄露时请停用。',
  'feed.make': '开通',
  'feed.renew': '换一个地址',
  'feed.revoke': '停用',
  'feed.address': '订阅地址',
  'feed.once': '请现在复制到日历程序；离开本页后不再显示，旧地址已失效。',
  'feed.since': '{at} 开通。',
  'feed.read': '最近一次读取：{at}。',
  'feed.unread': '还没有被读取过。',
} as const
