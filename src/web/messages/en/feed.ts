import type { feed as source } from '../zh-CN/feed.ts'

export const feed: Readonly<Record<keyof typeof source, string>> = {
  'feed.title': 'Calendar feed',
  'feed.what':
    'Your duties, clocks and planned visits in your own calendar. Whoever has the address sees them: revoke it when it got out.',
  'feed.make': 'Make an address',
  'feed.renew': 'Make a new address',
  'feed.revoke': 'Revoke',
  'feed.address': 'Address',
  'feed.once': 'Copy it into your calendar now; it is shown only once, and older addresses no longer work.',
  'feed.since': 'Made {at}.',
  'feed.read': 'Last read {at}.',
  'feed.unread': 'Not read yet.',
}
