import type { Found, FoundGroup } from '../api/search.ts'
import { t, word } from '../i18n/t.ts'
import { Marked } from './marked.tsx'
import { StateTag } from './state-tag.tsx'

/** One thing found: its title with what was typed, and beside it what tells it from others of the same name. */
export function FoundLine({ hit, typed }: { hit: Found; typed: string }) {
  return (
    <>
      <span className="found-title">
        <span>
          <Marked text={hit.title} typed={typed} />
        </span>
        {hit.state ? <StateTag state={hit.state} /> : null}
      </span>
      {hit.hint ? (
        <span className="found-hint">
          <Marked text={hit.hint} typed={typed} />
        </span>
      ) : null}
    </>
  )
}

/** `事项 12`, `事项 300 以上`. */
export function groupTitle(group: FoundGroup): string {
  return `${word('found', group.kind)} ${group.more ? t('search.at_least', { n: group.found }) : group.found}`
}
