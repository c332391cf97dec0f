import type { Area } from './areas.ts'

export const FEED: Area = {
  'feed.not_found': [
    '这个日历地址不存在或已停用',
    '這個日曆地址不存在或已停用',
    'This calendar address does not exist or was revoked',
  ],
}
