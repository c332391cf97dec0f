/** What `check` says, in English; the same codes as `zh.ts`. */
import { type MessageData, of, type Say } from './types.ts'
import type { MessageCode } from './zh.ts'

const TYPES: Readonly<Record<string, string>> = { int: 'number', texts: 'texts', yes_no: 'yes/no' }
const type = (data: MessageData, key: string): string => TYPES[of(data, key)] ?? of(data, key)
const PLURAL: Readonly<Record<string, string>> = {
  org: 'units',
  person: 'persons',
  enterprise: 'enterprises',
  project: 'projects',
  area: 'areas',
  authority: 'the authority',
}
const kind = (data: MessageData, key: string): string => PLURAL[of(data, key)] ?? of(data, key)
const list = (data: MessageData, key = 'known'): string => {
  const value = data[key]
  const items = Array.isArray(value) ? value : []
  return items.length === 0
    ? '(none)'
    : `${items.slice(0, 24).join(', ')}${items.length > 24 ? ` … (${items.length})` : ''}`
}
const meant = (data: MessageData): string =>
  data.suggestion === undefined ? `there are: ${list(data)}` : `did you mean ${of(data, 'suggestion')}?`
const quoted = (data: MessageData): string => (data.quote === undefined ? '' : `${of(data, 'quote')} — `)

export const en: Readonly<Record<MessageCode, Say>> = {
  'yaml.syntax': (d) => `not readable as YAML: ${of(d, 'detail')}`,
  'yaml.duplicate_key': () => 'this key stands twice in one entry',
  'yaml.many_documents': () => 'one file holds one program (remove the extra ---)',
  'yaml.tab': () => 'indent with spaces, not tabs',
  'yaml.quote_whole': (d) =>
    `${of(d, 'key')} begins with a quote: put the whole expression in single quotes, ${of(d, 'key')}: '"规上" in classes'`,
  'yaml.quote_braces': (d) => `${of(d, 'key')} has braces or a comma: quote text inside a one-line { … } entry`,
  'yaml.quote_list': (d) =>
    `quote an expression with brackets inside a one-line { … } entry: ${of(d, 'key')}: 'by in ["monitor", "enterprise"]'`,
  'yaml.quote_comma': (d) =>
    `"${of(d, 'text')}" was read as a key: quote text with a comma inside a one-line { … } entry`,
  'yaml.quote_exclamation': (d) =>
    `YAML reads "${of(d, 'tag')}" as a tag: quote an expression that begins with !, where: "!met"`,
  'yaml.alias': () => 'anchors and aliases (& *) are not used: make a repeated number a parameter',
  'yaml.odd_key': () => 'a key is one word',
  'yaml.odd_number': () => 'not a usable number',
  'yaml.too_deep': () => 'nested too deeply',
  'yaml.too_long': (d) => `the file is too long, at most ${of(d, 'most')} characters`,
  'shape.not_a_program': () => 'not a program: it begins with program, version, title …',
  'shape.unknown_key': (d) => `no key "${of(d, 'key')}" here — ${meant(d)}`,
  'shape.missing_key': (d) => `${of(d, 'key')} is missing`,
  'shape.wrong_type': (d) => `expected ${of(d, 'expected')}, found ${of(d, 'got')}`,
  'shape.not_one_of': (d) => `cannot be ${of(d, 'name')} — ${meant(d)}`,
  'shape.bad_id': (d) =>
    `"${of(d, 'name')}" cannot be an id: a–z, 0–9, _, beginning with a letter (Chinese goes into title)`,
  'shape.bad_text': (d) => `"${of(d, 'name')}" is not written right, write ${of(d, 'write')}`,
  'shape.out_of_range': (d) => of(d, 'detail'),
  'shape.empty': () => 'must not be empty',
  'shape.not_a_list': () => 'expected a list, each entry beginning with "- "',
  'shape.not_an_entry': () => 'expected an entry (key: value)',
  'extends.needed': (d) => `${of(d, 'key')} needs extends`,
  'extends.circle': (d) => `programs extend each other: ${list(d, 'names').replaceAll(', ', ' → ')}`,
  'extends.not_found': (d) => `no program ${of(d, 'name')} to extend`,
  'drop.unknown_kind': (d) => `"${of(d, 'name')}" is no kind of entry — ${meant(d)}`,
  'drop.no_such_entry': (d) =>
    `the parent has no ${of(d, 'name')}${d.suggestion === undefined ? '' : ` — did you mean ${of(d, 'suggestion')}?`}`,
  'set.no_such_parameter': (d) => `no such parameter — ${meant(d)}`,
  'set.needs_number': (d) => `parameter ${of(d, 'name')} is a number`,
  'set.needs_limit': (d) => `parameter ${of(d, 'name')} is a time limit, such as 6 working days`,
  'entry.duplicate': (d) => `there is already a ${of(d, 'name')}`,
  'entry.no_source': () => 'neither a clause nor an assumption (assumed)',
  'name.reserved': (d) => `${of(d, 'name')} is a reserved name, choose another`,
  'parameter.plain': () => 'a parameter is a number or one plain time limit',
  'period.unknown': (d) => `no period ${of(d, 'name')} — ${meant(d)}`,
  'period.built_in': (d) => `${of(d, 'name')} is built in, choose another name`,
  'period.phase_or_recurring': () => 'a period has either from and to, or every, not both',
  'indicator.other_measure': (d) =>
    `the measure "${of(d, 'name')}" is for ${of(d, 'of')} by ${of(d, 'every')}, which is not the indicator's`,
  'period.gate_of_phase': () => 'a gate stands only on a phase, which has from and to',
  'period.needs_both': () => 'a phase needs from and to',
  'period.ends_before': (d) => `ends ${of(d, 'to')}, before it begins ${of(d, 'from')}`,
  'period.what': () => 'write from and to, or every',
  'time.unreadable': (d) => `cannot read the time "${of(d, 'text')}" — write 12:00`,
  'group.unknown': (d) => `no group ${of(d, 'name')} — ${meant(d)}`,
  'group.where_or_any_of': () => 'write where or any_of, not both',
  'group.other_kind': (d) => `${of(d, 'name')} is of ${kind(d, 'of')}, this group is of ${kind(d, 'wanted')}`,
  'count.exactly_alone': () => 'exactly stands alone, without at_least and at_most',
  'measure.without_nothing': () =>
    'say how many of the highest and lowest are left out, such as without: { highest: 1, lowest: 1 }',
  'count.empty': () => 'write at_least, at_most or exactly',
  'count.crossed': (d) => `at least ${of(d, 'at_least')} is more than at most ${of(d, 'at_most')}`,
  'link.same_kind': (d) => `both sides are ${kind(d, 'of')}: they must be of different kinds`,
  'field.needs_choices': (d) => `field ${of(d, 'name')} needs choices`,
  'field.link_without_kinds': (d) => `link ${of(d, 'name')} has no kinds to choose from`,
  'field.has_no_choices': (d) => `a ${of(d, 'type')} field has no choices`,
  'field.needs_of': (d) => `${of(d, 'name')} names an entry of another form: write of: that form`,
  'field.has_no_of': (d) => `a field of type ${of(d, 'type')} has no of; an entry of another form is type: entry`,
  'field.of_itself': (d) => `form ${of(d, 'name')} cannot name its own entries; write another form`,
  'form.anonymous_needs_once': () => 'an anonymous form needs once_per (one voice each)',
  'target.empty': () => 'the target is empty: at_least, at_most, equals, growth, times or add',
  'fallback.link_of': (d) => `link ${of(d, 'name')} does not pair units with areas: it names no unit of an area`,
  'fallback.group_of': (d) => `group ${of(d, 'name')} has ${of(d, 'of')} members; units (of: org) are wanted`,
  'count.whole': (d) => `${of(d, 'text')} is ${of(d, 'n')}; a whole number not below ${of(d, 'least')} is wanted`,
  'share.range': (d) => `the share ${of(d, 'text')} must lie between 0 and 100%`,
  'fact.unknown_kind': (d) => `no fact kind "${of(d, 'name')}" — ${meant(d)}`,
  'fact.needs_name': (d) => `${of(d, 'kind')} needs a name: ${list(d)}`,
  'fact.has_no_name': (d) => `${of(d, 'kind')} takes no name (found ${of(d, 'name')})`,
  'fact.unknown_name': (d) => `no ${of(d, 'kind')} "${of(d, 'name')}" — ${meant(d)}`,
  'path.unknown': (d) => `${of(d, 'of')} has no path "${of(d, 'name')}" — it has ${list(d)}`,
  'path.unknown_step': (d) => `${of(d, 'of')} leads to no "${of(d, 'name')}"`,
  'path.leads_elsewhere': (d) => `${of(d, 'name')} leads to ${kind(d, 'leads')}, wanted ${kind(d, 'wanted')}`,
  'path.none_to_subject': (d) =>
    `${of(d, 'of')} has no path to ${kind(d, 'wanted')}, it has ${list(d)}${d.suggestion === undefined ? '' : ` — add through: ${of(d, 'suggestion')}`}`,
  'party.unknown': (d) => `who is "${of(d, 'name')}"? — ${meant(d)}`,
  'rule.no_each': () => 'each (for each what) or any is missing',
  'rule.each_or_any': () => 'write each or any, not both',
  'rule.where_beside_any': () => 'with any, the conditions stand in its parts',
  'rule.no_account': () => 'write to: on whose account',
  'rule.accounts_differ': () => 'these facts belong to different accounts: write to, or split the rule',
  'duty.no_time': () => 'when is it due? write due or every',
  'limit.no_column_here': (d) => `there is no fact to read here, so not on ${of(d, 'name')}`,
  'limit.no_table_here': () => 'there is no fact here to decide a table by: write one limit',
  'limit.parameter_is_number': (d) => `parameter ${of(d, 'name')} is a number, a time limit is wanted`,
  'limit.unknown_moment': (d) => `no moment "${of(d, 'name')}" — ${meant(d)}`,
  'time_limit.unreadable': (d) =>
    `cannot read the time limit "${of(d, 'text')}" — ${d.suggestion === undefined ? 'write 5 working days, 27th, end of period …' : `write "${of(d, 'suggestion')}"`}`,
  'time_limit.no_such_day': (d) => `there is no day ${of(d, 'text')}`,
  'day.unreadable': (d) => `"${of(d, 'text')}" is no day — write 2026-03-31`,
  'day.parameter_is_no_day': (d) => `parameter ${of(d, 'name')} is not a day`,
  'table.by_what': (d) => `${quoted(d)}a table goes by text or yes/no, this is ${type(d, 'type')}`,
  'bands.order': (d) => `highest band first: ${of(d, 'from')} must be below ${of(d, 'before')}`,
  'act.unknown': (d) => `no act "${of(d, 'name')}" — ${meant(d)}`,
  'act.where_outside': () => 'an act outside a matter has no fact to judge: no where',
  'clock.assistant_longer': (d) =>
    `${of(d, 'mine')} ${of(d, 'unit').replace('_', ' ')} is longer than the lead's ${of(d, 'lead')}`,
  'clock.assistant_equal': (d) =>
    `the assistant's limit equals the lead's (${of(d, 'mine')} ${of(d, 'unit').replace('_', ' ')})`,
  'route.where_or_else': () => 'a route has where or else, not both',
  'route.no_condition': () => 'this route has no condition: write where, or else: true',
  'route.else_last': () => 'routes after else are never reached',
  'route.no_else': () => 'the last route must be else: true, or some matters go nowhere',
  'tier.never_leaves': () => 'this tier has no due and no by_hand: a matter stays here for good',
  'end.open_without_reports': () => 'an end that counts as open should say reports',
  'end.none_closes': () => 'no end really closes (all count as open)',
  'appeal.about_what': () => 'an appeal needs about: against which results',
  'repeat.length': () =>
    'a repetition is looked for over a fixed stretch: minutes, hours, days or weeks, such as 30 days',
  'matter.open_as': (d) => `"${of(d, 'name')}" is none of the matter's sources — ${meant(d)}`,
  'repeat.unknown': (d) => `cannot tell a repetition by "${of(d, 'name')}" — ${meant(d)}`,
  'catalogue.needs_category': (d) => `the catalogue ${of(d, 'name')} must be a form about: org with a field category`,
  'measure.no_value': (d) => `how is it computed? write one of ${list(d)}`,
  'measure.two_values': (d) => `one way of computing only, found ${list(d, 'names')}`,
  'measure.has_no_each': (d) => `${of(d, 'name')} is computed from other measures and has no each`,
  'measure.key_of_other': (d) => `${of(d, 'key')} goes with ${of(d, 'of')} only`,
  'measure.unknown': (d) => `no measure "${of(d, 'name')}" — ${meant(d)}`,
  'measure.of_other_subject': (d) => `"${of(d, 'name')}" is for ${kind(d, 'of')}, this is for ${kind(d, 'wanted')}`,
  'measure.finer': (d) =>
    `"${of(d, 'name')}" is by ${of(d, 'theirs')}, finer than ${of(d, 'mine')}: aggregate it first`,
  'score.weights': (d) => `weights add up to ${of(d, 'total')}, must be ${of(d, 'full')}`,
  'ranking.of_one': () => 'there is only one authority, nothing to rank',
  'ranking.other_subject': (d) =>
    `"${of(d, 'name')}" is for ${kind(d, 'of')}, the group is of ${kind(d, 'wanted')}${d.suggestion === undefined ? '' : ` — add through: ${of(d, 'suggestion')}`}`,
  'ranking.other_calendar': (d) =>
    `"${of(d, 'name')}" is by ${of(d, 'theirs')}, the ranking by ${of(d, 'mine')}: they must agree`,
  'ranking.best_for_each': (d) => `write one best, or ${of(d, 'n')} like by`,
  'red_line.opens_nothing': () => 'a red line is confirmed by a person: then must open a matter',
  'points.not_warned': () => 'nothing is warned, so within: warning has no meaning',
  'points.cap_zero': () => 'a cap cannot be 0',
  'paper.when': () => 'a paper of the program needs every',
  'meeting.chair': (d) =>
    `who chairs is head (of the unit that holds it) or a list of persons; "${of(d, 'name')}" is neither — ${meant(d)}`,
  'paper.number': () => 'the number needs an N, such as 联企交〔YYYY〕N号',
  'order.circle': (d) => `${list(d, 'names').replaceAll(', ', ' → ')}: these depend on each other`,
  'expression.syntax': (d) =>
    `${of(d, 'source')} — cannot read the expression${d.write === undefined ? '' : `, did you mean ${of(d, 'write')}`}`,
  'expression.not_supported': (d) =>
    `${quoted(d)}cannot be written here (columns, paths, numbers, texts, comparisons, && || !, + - * /, in, ? :)`,
  'expression.no_null': (d) => `${quoted(d)}there is no null: what is absent is undecided`,
  'expression.number_too_large': (d) => `${quoted(d)}number too large`,
  'expression.unknown_name': (d) => `${quoted(d)}unknown name "${of(d, 'name')}" — ${meant(d)}`,
  'expression.unknown_attribute': (d) => `${quoted(d)}${of(d, 'entity')} has no "${of(d, 'name')}" — ${meant(d)}`,
  'expression.entity_is_no_value': (d) => `${quoted(d)}this is an entity, not a value — it has ${list(d)}`,
  'expression.not_an_entity': (d) => `${quoted(d)}nothing can follow ${of(d, 'name')}`,
  'expression.unknown_parameter': (d) => `${quoted(d)}no parameter "${of(d, 'name')}" — ${meant(d)}`,
  'expression.parameter_is_limit': (d) => `${quoted(d)}parameter ${of(d, 'name')} is a time limit, not a number`,
  'expression.unknown_measure': (d) => `${quoted(d)}no measure "${of(d, 'name')}" — ${meant(d)}`,
  'expression.measure_of_others': (d) =>
    `${quoted(d)}measure ${of(d, 'name')} is for ${kind(d, 'subject')}, out of reach of ${of(d, 'of')}`,
  'expression.unknown_function': (d) => `${quoted(d)}no function ${of(d, 'name')} — ${meant(d)}`,
  'expression.wrong_arguments': (d) => `${quoted(d)}write ${of(d, 'write')}`,
  'expression.unknown_phase': (d) =>
    `${d.quote === undefined ? '' : quoted(d)}no phase "${of(d, 'name')}" — ${meant(d)}`,
  'expression.bad_date': (d) => `${quoted(d)}write date("2026-04-15")`,
  'expression.unknown_value': (d) => `${quoted(d)}${of(d, 'name')} is never "${of(d, 'value')}" — ${meant(d)}`,
  'expression.cannot_compare': (d) => `${quoted(d)}cannot compare ${type(d, 'left')} and ${type(d, 'right')}`,
  'expression.cannot_order': (d) => `${quoted(d)}${type(d, 'type')} has no order, use == or !=`,
  'expression.texts_need_in': (d) => `${quoted(d)}use in: "规上" in classes`,
  'expression.in_needs_list': (d) => `${quoted(d)}in needs a list or texts`,
  'expression.empty_list': (d) => `${quoted(d)}the list is empty`,
  'expression.branches_differ': (d) => `${quoted(d)}one branch is ${type(d, 'left')}, the other ${type(d, 'right')}`,
  'expression.not_yes_no': (d) => `${quoted(d)}must be yes/no, this is ${type(d, 'type')}`,
  'expression.not_a_number': (d) => `${quoted(d)}must be a number, this is ${type(d, 'type')}`,
  'expression.not_a_day': (d) => `${quoted(d)}must be a day or a moment, this is ${type(d, 'type')}`,
  'expression.wrong_result': (d) => `${quoted(d)}gives ${type(d, 'type')}, wanted ${type(d, 'want')}`,
  'warning.unconfirmed_red_line': (d) =>
    `points rest on the red line ${of(d, 'name')} without a person's word: add where: confirmed`,
  'warning.overlapping_lists': (d) =>
    `the pool overlaps that of ${of(d, 'name')}: one subject can stand on both lists (small pools, ties): the office decides`,
  'warning.act_binds_nobody': (d) =>
    `nothing in the house does "${of(d, 'name')}", so this binds nobody; bound are ${of(d, 'known')}, and the acts of matters`,
  'warning.small_sample': (d) =>
    `the share ${of(d, 'name')} is ranked without at_least: one or two answers make a place`,
  'warning.days_or_working_days': () => 'the clause says working days (工作日), the limit says days',
  'warning.unpublished_year': (d) => `the official calendar of ${of(d, 'year')} is not published, the due day may move`,
  'warning.other_members': (d) => `the notice says ${of(d, 'expect')}, the group has ${of(d, 'have')}`,
  'warning.points_taken_back': (d) =>
    `does the sum count entries that are ${list(d, 'columns')}? add except: ${list(d, 'columns').replaceAll(', ', ' || ')}`,
  'warning.unused_parameter': (d) => `parameter ${of(d, 'name')} is not used`,
}
