import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { explain, Problem } from '../../../api/problem.ts'
import {
  type CaseFile,
  type Checked,
  checkText,
  type DraftOpened,
  playCases,
  sendDraft,
  type Tried,
} from '../../../api/program-editor.ts'
import { readText } from './edit-text.ts'
import type { Root } from './names.ts'

export type Keeping =
  | { readonly state: 'same' | 'dirty' | 'saving' }
  | { readonly state: 'saved'; readonly at: string }
  | { readonly state: 'failed'; readonly why: string; readonly conflict: boolean }

export type CasesRun = {
  readonly tried: Tried['tried']
  readonly unreadable: Tried['unreadable']
  readonly gaps: Tried['gaps']
  readonly of: number | null
  readonly done: boolean
}

const KEEP_AFTER = 900
const CHECK_AFTER = 350
const BATCH = 6
const NOT_RUN: CasesRun = { tried: [], unreadable: [], gaps: [], of: null, done: false }

/** The text under the editor's hands: kept on the server as it changes, checked as it changes, its cases played as it changes. */
export function useEditor(key: string, opened: DraftOpened) {
  const start = opened.mine ?? { ...opened.published, baseVersion: opened.published?.version ?? null }
  const [text, setText] = useState(start.text ?? '')
  const [cases, setCases] = useState<readonly CaseFile[]>(start.cases ?? [])
  const [base, setBase] = useState<number | null>(start.baseVersion ?? null)
  const [undo, setUndo] = useState<readonly string[]>([])
  const { keeping, revision, keepNow, keepOver } = useKeeping(key, opened, { text, cases, base })
  const { checked, checkedText, checking, failed } = useCheck(text)
  const run = useCases(checkedText, cases, checked)
  const root: Root | undefined = useMemo(() => readText(text), [text])
  const change = useCallback((next: (before: string) => string) => {
    setText((before) => {
      const after = next(before)
      if (after !== before) setUndo((stack) => [...stack.slice(-99), before])
      return after
    })
  }, [])
  return {
    text,
    root,
    cases,
    base,
    keeping,
    revision,
    keepNow,
    keepOver,
    checked,
    checking,
    failed,
    run,
    change,
    setCases,
    setBase,
    undo:
      undo.length === 0
        ? undefined
        : () => {
            const before = undo.at(-1)
            setUndo(undo.slice(0, -1))
            if (before !== undefined) setText(before)
          },
  }
}
export type Editor = ReturnType<typeof useEditor>

type Kept = { readonly text: string; readonly cases: readonly CaseFile[]; readonly base: number | null }
const same = (a: Kept, b: Kept): boolean =>
  a.text === b.text && a.base === b.base && JSON.stringify(a.cases) === JSON.stringify(b.cases)

/** Sends the draft a moment after the last change; one sending at a time, the newest state last. */
function useKeeping(key: string, opened: DraftOpened, now: Kept) {
  const first: Kept = opened.mine
    ? { text: opened.mine.text, cases: opened.mine.cases, base: opened.mine.baseVersion }
    : {
        text: opened.published?.text ?? '',
        cases: opened.published?.cases ?? [],
        base: opened.published?.version ?? null,
      }
  const kept = useRef(first)
  const revision = useRef(opened.mine?.revision ?? 0)
  const [keeping, setKeeping] = useState<Keeping>(
    opened.mine ? { state: 'saved', at: opened.mine.updatedAt } : { state: 'same' },
  )
  const [shown, setShown] = useState(revision.current)
  const sending = useRef<Promise<unknown>>(Promise.resolve())
  const latest = useRef(now)
  latest.current = now

  const keepNow = useCallback((): Promise<number> => {
    const task = async (): Promise<number> => {
      const wanted = latest.current
      if (same(wanted, kept.current) && revision.current > 0) return revision.current
      setKeeping({ state: 'saving' })
      try {
        const answer = await sendDraft(key, {
          text: wanted.text,
          cases: [...wanted.cases],
          baseVersion: wanted.base,
          revision: revision.current,
        })
        revision.current = answer.revision
        kept.current = wanted
        setShown(answer.revision)
        setKeeping(same(wanted, latest.current) ? { state: 'saved', at: answer.updatedAt } : { state: 'dirty' })
        return answer.revision
      } catch (error) {
        const conflict = error instanceof Problem && error.code === 'program.draft_conflict'
        setKeeping({ state: 'failed', why: explain(error), conflict })
        throw error
      }
    }
    const next = sending.current.then(task, task)
    sending.current = next.catch(() => undefined)
    return next
  }, [key])

  // biome-ignore lint/correctness/useExhaustiveDependencies: `now` is made anew with each drawing; its parts count
  useEffect(() => {
    if (same(now, kept.current)) return
    setKeeping((before) => (before.state === 'failed' && before.conflict ? before : { state: 'dirty' }))
    const timer = setTimeout(() => {
      void keepNow().catch(() => undefined)
    }, KEEP_AFTER)
    return () => clearTimeout(timer)
  }, [now.text, now.cases, now.base, keepNow])

  // Leaving with something unsaved: the browser asks.
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (!same(latest.current, kept.current)) event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [])

  /** After a conflict: what stands here goes over what the other window kept. */
  const keepOver = useCallback(
    (seen: number) => {
      revision.current = seen
      return keepNow()
    },
    [keepNow],
  )
  return { keeping, revision: shown, keepNow, keepOver }
}

function useCheck(text: string) {
  const [found, setFound] = useState<{ text: string; checked: Checked }>()
  const [failed, setFailed] = useState<unknown>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first check is at once; afterwards only the text counts
  useEffect(() => {
    if (text.trim() === '') return
    const stop = new AbortController()
    const timer = setTimeout(
      () => {
        checkText(text, stop.signal)
          .then((checked) => {
            if (stop.signal.aborted) return
            setFailed(undefined)
            setFound({ text, checked })
          })
          .catch((error: unknown) => {
            if (!stop.signal.aborted) setFailed(error)
          })
      },
      found === undefined ? 0 : CHECK_AFTER,
    )
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [text])
  // The last answer stays while the new one is on its way: its faults lie near enough.
  return { checked: found?.checked, checkedText: found?.text ?? '', checking: found?.text !== text, failed }
}

/** Plays the cases few at a time once the text is sound; another key stroke drops the rest. */
function useCases(text: string, cases: readonly CaseFile[], checked: Checked | undefined): CasesRun {
  const [run, setRun] = useState<CasesRun>(NOT_RUN)
  const sound = checked !== undefined && checked.faults.length === 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is that of the check; a new check starts the cases
  useEffect(() => {
    if (!sound) return setRun(NOT_RUN)
    if (cases.length === 0) return setRun({ ...NOT_RUN, of: 0, done: true })
    const stop = new AbortController()
    const play = async () => {
      let sofar: CasesRun = NOT_RUN
      for (let from = 0; sofar.of === null || from < sofar.of; from += BATCH) {
        const answer = await playCases({ text, cases: [...cases], from, count: BATCH }, stop.signal)
        if (stop.signal.aborted) return
        sofar = {
          tried: [...sofar.tried, ...answer.tried],
          unreadable: answer.unreadable,
          gaps: [...sofar.gaps, ...answer.gaps],
          of: answer.of,
          done: from + BATCH >= answer.of,
        }
        setRun(sofar)
      }
    }
    setRun((before) => ({ ...before, done: false }))
    void play().catch(() => undefined)
    return () => stop.abort()
  }, [checked, cases, sound])
  return run
}
