import { useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { MatterDetail } from '#http/contract/matter.ts'
import type { ActDone, recordMatter } from '#http/contract/matter-act.ts'
import type { rateMatter } from '#http/contract/record.ts'
import { formatDeadline } from '../format/date.ts'
import { t } from '../i18n/t.ts'
import { onThePhone } from '../offline/kept.ts'
import type { SentOrKept } from '../offline/queue.ts'
import type { Waiting } from '../offline/waiting.ts'
import { call, request } from './client.ts'
import { readMatter } from './matters.ts'
import { useProgram, usePrograms } from './programs.ts'
import { useWrite } from './use-write.ts'

/** What an act on a matter may change elsewhere: lists, duties, papers, notices, scores. */
export const TOUCHED_BY_ACT = ['matter', 'duty', 'paper', 'notice', 'score', 'mark', 'enterprise', 'project'] as const

type Matter = z.output<typeof MatterDetail>
type Done = z.output<typeof ActDone>

export type Act = {
  readonly act: string
  readonly revision: number
  readonly data: Readonly<Record<string, unknown>>
  readonly reason?: string
  /** For an act that may wait on the phone until there is a network: how its form is found again. */
  readonly wait?: Pick<Waiting, 'title' | 'draft'> & { readonly replaces?: string }
}

/** Acts whose sense does not depend on the moment the server hears of them. */
export const MAY_WAIT: readonly string[] = ['progress', 'answer']

/** `POST /api/matters/:id/<act>`; a call-back is a fact of its own and stands beside the acts. */
function sendAct(id: string, { act, revision, data, reason }: Act, key: string): Promise<Done> {
  const given = reason ? { reason } : {}
  if (act === 'callback') {
    return request<Done>('POST', `/api/matters/${id}/callbacks`, {
      body: { revision, reached: false, passed: false, ...data },
      idempotencyKey: key,
    })
  }
  const body = { revision, ...given, data: act === 'split' ? { parts: partsOf(data.parts) } : data }
  return request<Done>('POST', `/api/matters/${id}/${act}`, { body, idempotencyKey: key })
}

async function sendOrKeepAct(id: string, { act, revision, data, reason, wait }: Act): Promise<SentOrKept<Done>> {
  const { replaces, ...shown } = wait ?? { title: '', draft: null }
  const { sendOrKeep } = await import('../offline/queue.ts')
  return await sendOrKeep<Done>(
    {
      ...shown,
      what: 'act',
      thing: `matter:${id}`,
      path: `/api/matters/${id}/${act}`,
      body: { revision, data, ...(reason ? { reason } : {}) },
      place: `/m/matters/${id}`,
    },
    replaces,
  )
}

/** One matter a line. */
function partsOf(text: unknown): { title: string }[] {
  const lines = typeof text === 'string' ? text.split('\n') : []
  return lines.flatMap((line) => (line.trim() ? [{ title: line.trim() }] : []))
}

/** What happened and what follows: the act in its own sentence, then the clocks that run now. */
export function sentenceAfter(matter: Matter): string {
  const last = matter.acts.toSorted((a, b) => b.seq - a.seq)[0]
  const running = matter.clocks.filter((clock) => !clock.doneAt && !clock.cancelledAt && !clock.stoppedAt)
  const follows = running.map((clock) => t('act.follows', { clock: clock.title, due: formatDeadline(clock.dueAt) }))
  return [last?.sentence ?? matter.number, ...follows].join('；')
}

export function useAct(id: string) {
  const client = useQueryClient()
  return useWrite({
    touches: TOUCHED_BY_ACT,
    send: async (act: Act, key) => {
      if (act.wait && onThePhone()) {
        const done = await sendOrKeepAct(id, act)
        if (!done.sent) return { sentence: t('waiting.kept') }
      } else await sendAct(id, act, key)
      const matter = await readMatter(id)
      client.setQueryData(['matter', id], matter)
      return { sentence: sentenceAfter(matter) }
    },
  })
}

export type MatterKind = {
  readonly programKey: string
  readonly programTitle: string
  readonly matter: string
  readonly title: string
  readonly kind: string
  readonly categories: readonly string[]
  readonly urgencies: readonly string[]
  readonly sources: readonly string[]
}

/** Kinds of matters that may be recorded by hand under a program; cases and appeals begin elsewhere. */
export function useMatterKinds(program: string | undefined) {
  const programs = usePrograms()
  const key = program ?? programs.data?.[0]?.key
  const query = useProgram(key)
  const kinds: MatterKind[] | undefined = query.data?.matters
    .filter((one) => one.kind !== 'appeal')
    .map((one) => ({
      programKey: query.data.key,
      programTitle: query.data.title,
      matter: one.id,
      title: one.title,
      kind: one.kind,
      categories: one.categories,
      urgencies: one.urgencies,
      sources: one.sources,
    }))
  return { kinds, error: query.error ?? programs.error, programs: programs.data ?? [], key }
}

export function useRecordMatter() {
  return useWrite({
    touches: TOUCHED_BY_ACT,
    send: (body: z.input<typeof recordMatter.body>, key) =>
      call<typeof recordMatter>('POST', '/api/matters', { body, key }),
  })
}

/** The enterprise rates how its matter was handled. */
export function useRate(id: string) {
  return useWrite({
    touches: TOUCHED_BY_ACT,
    send: (body: z.input<typeof rateMatter.body>, key) =>
      call<typeof rateMatter>('POST', '/api/matters/:id/ratings', { params: { id }, body, key }),
  })
}
