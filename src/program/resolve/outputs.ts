import type { Ban, Chair, Disclosure, FactKind, MeetingKind, Paper, ReportKind } from '../model.ts'
import type { Shaped } from '../schema/program.ts'
import type { Context, Path } from './context.ts'
import { entryOf, textsOf } from './entries.ts'
import { resolveLimit } from './limit.ts'
import { resolveParties, resolveParty } from './party.ts'
import { resolveSelection } from './selection.ts'

const list = (one: string | readonly string[] | undefined): string[] =>
  one === undefined ? [] : typeof one === 'string' ? [one] : [...one]

export function resolveBan(context: Context, path: Path, written: Shaped['bans']): Ban {
  const shown = list(written.shown).flatMap(
    (one, index) =>
      context.fact(typeof written.shown === 'string' ? [...path, 'shown'] : [...path, 'shown', index], one) ?? [],
  )
  return { ...entryOf(written.ban, written, String(written.text)), text: String(written.text), shown }
}

export function resolvePaper(context: Context, path: Path, written: Shaped['papers']): Paper | undefined {
  const of = written.of === 'program' ? undefined : context.fact([...path, 'of'], written.of)
  if (written.of !== 'program' && !of) return undefined
  const environments = of ? [context.environment(of)] : []
  const every = written.every === undefined ? undefined : context.every([...path, 'every'], written.every)
  if (!of && every === undefined) context.fault(path, 'paper.when')
  const issuedBy =
    written.issued_by === undefined
      ? undefined
      : resolveParty(context, [...path, 'issued_by'], written.issued_by, environments)
  const reply = written.reply === undefined ? undefined : resolveLimit(context, [...path, 'reply'], written.reply)
  if (written.number !== undefined && !/N/.test(String(written.number)))
    context.fault([...path, 'number'], 'paper.number')
  return {
    ...entryOf(written.paper, written),
    to: resolveParties(context, [...path, 'to'], written.to, environments),
    copy: resolveParties(context, [...path, 'copy'], written.copy, environments),
    shows: (written.shows ?? []).flatMap((one, index) => context.fact([...path, 'shows', index], one) ?? []),
    ...(of ? { of } : {}),
    ...(every === undefined ? {} : { every }),
    ...(written.number === undefined ? {} : { number: String(written.number) }),
    ...(issuedBy ? { issuedBy } : {}),
    ...(reply ? { reply } : {}),
  }
}

/** `head`, or a list of persons; anything else cannot be looked up for a meeting that was held. */
function resolveChair(context: Context, path: Path, written: string): Chair | undefined {
  if (written === 'head') return { kind: 'head' }
  const group = context.vocabulary.groups.get(written)
  if (group?.of === 'person') return { kind: 'group', group: written }
  if (context.broken.has(`member ${written}`)) return undefined
  const persons = [...context.vocabulary.groups].flatMap(([id, { of }]) => (of === 'person' ? [id] : []))
  return context.unknown(path, 'meeting.chair', written, ['head', ...persons])
}

export function resolveMeeting(context: Context, path: Path, written: Shaped['meetings']): MeetingKind {
  const chairs = list(written.chair)
  return {
    ...entryOf(written.meeting, written),
    chair: chairs.flatMap(
      (one, index) =>
        resolveChair(
          context,
          typeof written.chair === 'string' ? [...path, 'chair'] : [...path, 'chair', index],
          one,
        ) ?? [],
    ),
    invite: resolveParties(context, [...path, 'invite'], written.invite, [context.environment({ kind: 'meeting' })]),
    ...(written.agenda ? { agenda: written.agenda } : {}),
  }
}

export function resolveReport(context: Context, path: Path, written: Shaped['reports']): ReportKind {
  const below = written.below?.flatMap((one, index) => resolveSelection(context, [...path, 'below', index], one) ?? [])
  return {
    ...entryOf(written.report, written),
    shows: (written.shows ?? []).flatMap((one, index) => context.fact([...path, 'shows', index], one) ?? []),
    ...(below ? { below } : {}),
  }
}

const DISCLOSABLE: readonly FactKind[] = [
  'form',
  'matter',
  'report',
  'meeting',
  'link',
  'cover',
  'duty',
  'measure',
  'ranking',
  'mark',
  'points',
  'paper',
  'reading',
  'finding',
  'visit',
  'rating',
]

export function resolveDisclosure(context: Context, path: Path, written: Shaped['disclosure']): Disclosure | undefined {
  const what = context.fact([...path, 'disclose'], written.disclose, DISCLOSABLE)
  if (!what) return undefined
  const environment = context.environment(what)
  const every = written.every === undefined ? undefined : context.every([...path, 'every'], written.every)
  const within = written.within === undefined ? undefined : resolveLimit(context, [...path, 'within'], written.within)
  const hide =
    written.hide === undefined ? [] : Array.isArray(written.hide) ? textsOf(written.hide) : [String(written.hide)]
  const known = [...environment.paths.keys(), ...environment.columns.keys()]
  for (const name of hide)
    if (!known.includes(name))
      context.unknown([...path, 'hide'], 'expression.unknown_name', name, known, { quote: name, of: environment.of })
  return {
    ...entryOf(written.disclose.replaceAll(' ', '_'), written),
    what,
    to: resolveParties(context, [...path, 'to'], written.to, [environment]),
    hide,
    ...(written.where === undefined ? {} : { where: String(written.where) }),
    ...(every === undefined ? {} : { every }),
    ...(within ? { within } : {}),
  }
}
