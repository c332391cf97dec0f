import type { Area } from './areas.ts'

/** An enterprise's standing link. */
export const accessLink: Area = {
  'access_link.ended': [
    '这个专属链接已失效，请向联系你们的干部要新的',
    '這個專屬連結已失效，請向聯繫您們的幹部要新的',
    'This link of yours has ended; ask your contact for a new one',
  ],
  'access_link.none': [
    '这家企业现在没有可用的专属链接',
    '這家企業現在沒有可用的專屬連結',
    'This enterprise has no link of its own that works now',
  ],
  'access_link.stands': [
    '这是企业专属链接，请直接打开使用',
    '這是企業專屬連結，請直接打開使用',
    'This is the enterprise’s standing link: open it and go on there',
  ],
}
