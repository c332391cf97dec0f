import { useState } from 'react'
import type { Checked } from '../../../api/program-editor.ts'
import { SelectField, TextField } from '../../../ui/field.tsx'
import type { Entry } from './names.ts'
import { sectionWord, te } from './words.ts'

type Props = {
  readonly entries: readonly Entry[]
  readonly rules: Checked['rules']
  readonly faults: Checked['faults']
  readonly current: string
  readonly onChoose: (at: string) => void
}

/** `duties.first_visit`, as faults name it. */
export const placeOf = (entry: Pick<Entry, 'section' | 'id'>): string =>
  `${entry.section}.${entry.id.replaceAll(' ', '_')}`

/** The rule book: every rule by the clause it follows, or by its kind; those with faults are marked. */
export function RuleList({ entries, rules, faults, current, onChoose }: Props) {
  const [by, setBy] = useState<'clause' | 'section'>('clause')
  const [find, setFind] = useState('')
  const wanted = find.trim().toLowerCase()
  const found = entries.filter(
    (one) => wanted === '' || `${one.title} ${one.id} ${one.clause}`.toLowerCase().includes(wanted),
  )
  const groups = grouped(found, by)
  const faultsOf = (entry: Entry) =>
    faults.filter((one) => one.path === placeOf(entry) || one.path.startsWith(`${placeOf(entry)}.`)).length
  return (
    <nav className="panel editor-list" aria-label={te('ui.list')}>
      <div className="editor-list-head">
        <TextField label={te('ui.find')} type="search" value={find} onChange={setFind} />
        <SelectField
          label={te('ui.order')}
          value={by}
          options={[
            { value: 'clause', label: te('ui.by_clause') },
            { value: 'section', label: te('ui.by_section') },
          ]}
          onChange={(next) => setBy(next as typeof by)}
        />
      </div>
      <div className="editor-list-body">
        <button
          type="button"
          className="editor-rule"
          aria-current={current === 'head' || undefined}
          onClick={() => onChoose('head')}
        >
          {sectionWord('head')}
        </button>
        {groups.map(([name, list]) => (
          <section key={name}>
            <h2>{by === 'section' ? sectionWord(name) : name === '' ? te('ui.no_clause') : name}</h2>
            <ul>
              {list.map((entry) => {
                const n = faultsOf(entry)
                const said = plainSaid(
                  rules.find((rule) => rule.rule === entry.id && SECTION[rule.kind] === entry.section),
                )
                const at = `${entry.section}:${entry.index}`
                return (
                  <li key={at}>
                    <button
                      type="button"
                      className="editor-rule"
                      aria-current={current === at || undefined}
                      onClick={() => onChoose(at)}
                    >
                      <span className="row" style={{ gap: 6, flexWrap: 'wrap' }}>
                        <span>{entry.title}</span>
                        {by === 'clause' ? <span className="muted small">{sectionWord(entry.section)}</span> : null}
                        {n > 0 ? <span className="tag red">{te('ui.faults', { n })}</span> : null}
                      </span>
                      {said ? <span className="muted small">{said}</span> : null}
                    </button>
                  </li>
                )
              })}
            </ul>
          </section>
        ))}
        {found.length === 0 ? (
          <p className="muted" style={{ padding: 12 }}>
            {te('ui.none_found')}
          </p>
        ) : null}
      </div>
    </nav>
  )
}

export const SECTION: Readonly<Record<string, string>> = {
  link: 'links',
  duty: 'duties',
  measure: 'measures',
  ranking: 'rankings',
  mark: 'marks',
  points: 'points',
  matter: 'matters',
}

/** By the clause before the drafter's remark: `二、1（每季度……）` stands with `二、1`. */
function grouped(entries: readonly Entry[], by: 'clause' | 'section'): [string, Entry[]][] {
  const groups = new Map<string, Entry[]>()
  for (const entry of entries) {
    const name =
      by === 'section'
        ? entry.section
        : (entry.clause.split(/[；;]/)[0] ?? '').replace(/（(?![一二三四五六七八九十\d]+）).*$/, '').trim()
    groups.set(name, [...(groups.get(name) ?? []), entry])
  }
  // Rules without a clause come last; the others as the clauses are numbered.
  return [...groups].sort(([a], [b]) =>
    by === 'section' ? 0 : Number(a === '') - Number(b === '') || order(a) - order(b),
  )
}

const NUMERALS = '一二三四五六七八九十'
const order = (clause: string): number => {
  const steps = [...clause.matchAll(/[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]|\d+/g)]
    .slice(0, 3)
    .map(([step]) => numberOf(step))
  return (steps[0] ?? 999) * 1e6 + (steps[1] ?? 0) * 1e3 + (steps[2] ?? 0)
}
function numberOf(step: string): number {
  if (/^\d+$/.test(step)) return Number(step)
  const [tens = '', ones = ''] = step.includes('十') ? step.split('十') : ['0', step]
  return (
    (tens === '0' ? 0 : tens === '' ? 1 : NUMERALS.indexOf(tens) + 1) * 10 +
    (ones === '' ? 0 : NUMERALS.indexOf(ones) + 1)
  )
}

/** A sentence of the rule book without its bold title and without the clause, which stand beside it already. */
export function plainSaid(rule: Checked['rules'][number] | undefined): string {
  if (!rule) return ''
  const said = rule.sentence.replace(/^\*\*[^*]+\*\*[：:]\s*/, '')
  return rule.clause && said.endsWith(`（${rule.clause}）`) ? said.slice(0, -rule.clause.length - 2) : said
}
