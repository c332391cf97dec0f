import { diffLines } from 'diff'
import { useMemo } from 'react'
import { type Compared, useCompare } from '../../../api/program-editor.ts'
import { formatDay } from '../../../format/date.ts'
import { Loaded } from '../../../parts/states.tsx'
import { SelectField } from '../../../ui/field.tsx'
import { type EditorKey, keyWord, sectionWord, te, valueWord } from './words.ts'

export type Side = { readonly value: string; readonly label: string }

/** Two versions, effect by effect and line by line. */
export function CompareView({
  program,
  sides,
  from,
  to,
  stamp,
  onChoose,
}: {
  program: string
  sides: readonly Side[]
  from: string
  to: string
  stamp?: number
  onChoose: (from: string, to: string) => void
}) {
  const query = useCompare(program, from, to, stamp)
  return (
    <div className="stack">
      <div className="row">
        <SelectField
          label={te('ui.compare.from')}
          value={from}
          options={sides}
          onChange={(next) => onChoose(next, to)}
        />
        <SelectField label={te('ui.compare.to')} value={to} options={sides} onChange={(next) => onChoose(from, next)} />
      </div>
      <Loaded query={query} lines={10}>
        {(found) => (
          <>
            <Effects found={found} />
            <Lines was={found.was} now={found.now} />
          </>
        )}
      </Loaded>
    </div>
  )
}

/** Each rule that differs: both sentences, which figures, from which day, what rests on it, whom it concerns. */
export function Effects({ found }: { found: Compared }) {
  if (found.faulty)
    return <p className="note red">{te(found.faulty === 'was' ? 'ui.compare.faulty_was' : 'ui.compare.faulty_now')}</p>
  if (found.entries.length === 0 && found.head.length === 0)
    return <p className="muted">{te(found.was === found.now ? 'ui.compare.nothing' : 'ui.compare.only_words')}</p>
  const count = (change: string) => found.entries.filter((one) => one.change === change).length
  return (
    <section className="stack" aria-label={te('ui.compare.effects')}>
      <h2>
        {te('ui.compare.effects')}{' '}
        <span className="muted small">
          {te('ui.compare.summary', { added: count('added'), changed: count('changed'), removed: count('removed') })}
          {found.inForceFrom
            ? ` · ${te('ui.compare.from_day', { day: formatDay(found.inForceFrom, { weekday: false }) })}`
            : ''}
        </span>
      </h2>
      {found.head.length > 0 ? (
        <article className="panel editor-effect">
          <h3>{te('ui.compare.head')}</h3>
          <Values values={found.head} section="head" />
        </article>
      ) : null}
      {found.entries.map((entry) => (
        <article key={`${entry.section} ${entry.id}`} className="panel editor-effect">
          <h3 className="row" style={{ flexWrap: 'wrap' }}>
            <span className="tag blue">{te(`ui.compare.${entry.change}`)}</span>
            <span>{entry.title}</span>
            <span className="muted small">
              {sectionWord(entry.section)}
              {entry.clause ? ` · ${entry.clause}` : ''}
            </span>
          </h3>
          {entry.said.was && entry.said.was !== entry.said.now ? (
            <p className="muted">
              <del>{entry.said.was.replaceAll('**', '')}</del>
            </p>
          ) : null}
          {entry.said.now ? <p>{entry.said.now.replaceAll('**', '')}</p> : null}
          {entry.change === 'changed' ? <Values values={entry.values} section={entry.section} /> : null}
          {entry.reaches.length > 0 ? (
            <details>
              <summary>{te('ui.compare.reaches', { n: entry.reaches.length })}</summary>
              <p className="muted">
                {entry.reaches.map((one) => `${one.title}（${sectionWord(one.section)}）`).join('、')}
              </p>
            </details>
          ) : null}
          {entry.groups.length + entry.roles.length > 0 ? (
            <p className="small">
              <span className="muted">{te('ui.compare.whom')}</span>{' '}
              {[
                ...entry.groups.map((id) => {
                  const group = found.groups.find((one) => one.id === id)
                  return group ? te('ui.compare.members', { title: group.title, n: group.members }) : id
                }),
                ...entry.roles,
              ].join('、')}
            </p>
          ) : null}
        </article>
      ))}
    </section>
  )
}

function Values({ values, section }: { values: Compared['head']; section: string }) {
  const nameOf = (path: readonly string[]) =>
    path.map((step, at) => keyWord(step, [section, ...path.slice(0, at)])).join(' · ')
  return (
    <div className="table-wrap">
      <table className="table dense">
        <thead>
          <tr>
            <th scope="col">{te('ui.compare.value')}</th>
            <th scope="col">{te('ui.compare.was')}</th>
            <th scope="col">{te('ui.compare.now')}</th>
          </tr>
        </thead>
        <tbody>
          {values.map((one) => (
            <tr key={one.path.join('.')}>
              <td>{nameOf(one.path)}</td>
              <td>{sayValue(one.was) ?? <span className="muted">{te('ui.compare.none')}</span>}</td>
              <td className="strong">{sayValue(one.now) ?? <span className="muted">{te('ui.compare.none')}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const LIMIT = /^(\d+) (minute|hour|working hour|day|working day|week|month|year)s?$/

/** A stretch of time in the reader's words; anything else as the file has it. */
function sayValue(value: string | null): string | null {
  const limit = LIMIT.exec(value ?? '')
  if (limit?.[2]) return te('ui.limit.said', { n: limit[1] ?? '', unit: te(`ui.unit.${limit[2]}s` as EditorKey) })
  return value === null ? null : valueWord(value)
}

/** The two texts line by line; stretches that are the same are folded. */
export function Lines({ was, now }: { was: string; now: string }) {
  const parts = useMemo(() => diffLines(was, now), [was, now])
  if (parts.every((part) => !part.added && !part.removed)) return null
  let oldLine = 1
  let newLine = 1
  return (
    <div className="stack tight">
      <h2>{te('ui.compare.lines')}</h2>
      <div className="panel editor-diff code" tabIndex={0} role="region" aria-label={te('ui.compare.lines')}>
        {parts.map((part, at) => {
          const lines = part.value.replace(/\n$/, '').split('\n')
          const start = { old: oldLine, now: newLine }
          if (!part.added) oldLine += lines.length
          if (!part.removed) newLine += lines.length
          const key = `${at} ${start.old} ${start.now}`
          if (!part.added && !part.removed) return <SameLines key={key} lines={lines} from={start.now} />
          return lines.map((line, n) => (
            <p key={`${key} ${n}`} className={part.added ? 'added' : 'removed'}>
              <span className="no" aria-hidden="true">
                {part.added ? `+ ${start.now + n}` : `− ${start.old + n}`}
              </span>
              <span className="visually-hidden">
                {te(part.added ? 'ui.compare.line_added' : 'ui.compare.line_removed')}
              </span>
              {line}
            </p>
          ))
        })}
      </div>
    </div>
  )
}

const AROUND = 2

function SameLines({ lines, from }: { lines: readonly string[]; from: number }) {
  const show = (part: readonly string[], first: number) =>
    part.map((line, n) => (
      <p key={first + n}>
        <span className="no" aria-hidden="true">
          {first + n}
        </span>
        {line}
      </p>
    ))
  if (lines.length <= AROUND * 2 + 1) return show(lines, from)
  const middle = lines.slice(AROUND, -AROUND)
  return (
    <>
      {show(lines.slice(0, AROUND), from)}
      <details>
        <summary>{te('ui.compare.same_lines', { n: middle.length })}</summary>
        {show(middle, from + AROUND)}
      </details>
      {show(lines.slice(-AROUND), from + lines.length - AROUND)}
    </>
  )
}
