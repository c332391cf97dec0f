import { z } from 'zod'
import { contract } from './route.ts'

export const openEvents = contract({
  method: 'GET',
  path: '/api/events',
  tag: 'notice',
  summary: '有新提醒时即时告知（server-sent events：event: notice），不含内容',
  response: z.string(),
  gives: 'file',
  unattended: true,
})
