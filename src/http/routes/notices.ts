import { noticeSentence, pageOfThing } from '#app/notice/notice-sentence.ts'
import { readNoticeTimes, setNoticeTimes } from '#app/notice/notice-times.ts'
import { listNotices, readNotices } from '#app/notice/read-notices.ts'
import { listPapers, readPaper } from '#app/paper/list-papers.ts'
import { execute } from '#app/use-case.ts'
import { ok } from '#domain/result.ts'
import * as contract from '../contract/notice.ts'
import { contextOf } from '../request-context.ts'
import { answer, type Route, serve } from '../route.ts'

export const noticeRoutes: readonly Route[] = [
  answer(contract.listNotices, async (deps, { query }, request) => {
    const found = await execute(contextOf(deps, request), listNotices, query)
    if (!found.ok) return found
    const items = found.value.items.map((item) => ({
      ...item,
      sentence: noticeSentence(item),
      opens: pageOfThing(item.thingKind, item.thingId),
    }))
    return ok({ items, next: found.value.next, total: null, unread: found.value.unread, held: found.value.held })
  }),
  serve(contract.readNotices, readNotices),
  serve(contract.getNoticeTimes, readNoticeTimes),
  serve(contract.setNoticeTimes, setNoticeTimes),
  serve(contract.listPapers, listPapers),
  serve(contract.getPaper, readPaper),
]
