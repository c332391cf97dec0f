/** An expression as a Chinese phrase, from its tree and the labels of the catalogue. */
import { type Attribute, ENTITIES, reachedBy } from '../catalogue.ts'
import { type Environment, environmentOf, environmentOfEntity } from '../environment.ts'
import type { Comparison } from '../expression/ast.ts'
import type { Expression, Node } from '../expression.ts'
import type { EntityKind, FactRef, Program } from '../model.ts'
import { vocabularyOf } from '../vocabulary.ts'
import { ENTITY_WORDS, NAMED_WORDS } from '../words.ts'

const PATH_WORDS: Readonly<Record<string, string>> = { ...ENTITY_WORDS, ...NAMED_WORDS, matter: '事项' }

const OPERATORS: Readonly<Record<Comparison, string>> = {
  '==': '为',
  '!=': '不为',
  '<': '低于',
  '<=': '不超过',
  '>': '高于',
  '>=': '不低于',
}
const TIMES: Readonly<Record<Comparison, string>> = {
  '==': '为',
  '!=': '不为',
  '<': '早于',
  '<=': '不晚于',
  '>': '晚于',
  '>=': '不早于',
}

/** How a yes/no column is denied; what is not listed reads 不属“……”. */
const DENIED: Readonly<Record<string, string>> = {
  足额: '不足额',
  按期完成: '未按期完成',
  免责: '未免责',
  查实: '未查实',
  经人认定: '未经人认定',
  企业认可: '企业未认可',
  已解决: '未解决',
  已办结: '未办结',
  未办结: '已办结',
  未完成: '不属未完成',
  情形仍在: '情形已消除',
  有记录: '没有记录',
  联系上: '未联系上',
  已整改: '未整改',
  已阅: '未阅',
  由应主持的人主持: '未由应主持的人主持',
  企业已同意: '企业未同意',
  已完成: '未完成',
  逾期完成: '未逾期完成',
  逾期未完成: '没有逾期',
}

/** Words of the catalogue's closed lists. */
const WORDS: Readonly<Record<string, string>> = {
  holder: '联系人',
  target: '联系对象',
  enterprise: '企业',
  monitor: '监督员',
  raiser: '提出人',
  public: '社会',
  office: '办公室',
  org: '单位',
  passed: '通过',
  failed: '未通过',
  unreached: '未联系上',
  solved: '已解决',
  confirmed: '已确认',
  explained: '已解释',
  open: '未办结',
  recorded: '已登记',
  assigned: '已交办',
  working: '办理中',
  answered: '已答复',
  closed: '已销号',
  dismissed: '不予受理',
  suspended: '挂账',
  draft: '拟定中',
  offered: '征求企业意见',
  agreed: '企业已同意',
  ended: '已结束',
  done: '已完成',
  dropped: '已撤销',
}

/** Share-like columns of facts, said in per cent. */
const RATIOS: Readonly<Record<string, readonly string[]>> = { reading: ['completion', 'growth', 'elapsed'] }

function measureIsShare(program: Program, id: string | undefined): boolean {
  const measure = program.measures.find((one) => one.id === id)
  return measure?.value.shape === 'share' || measure?.unit === '%'
}

/** A digit and the character after it keep a space. */
const spaced = (said: string): string => (/[\d%]$/.test(said) ? `${said} ` : said)

class Phrase {
  readonly #program: Program
  readonly #each: FactRef | undefined
  readonly #environment: Environment | undefined

  constructor(program: Program, each: FactRef | undefined, environment?: Environment) {
    this.#program = program
    this.#each = each
    this.#environment = environment ?? (each && environmentOf(program, each))
  }

  /** A word of a closed list of the catalogue, or the title of an end; what programs list themselves is Chinese already. */
  #word(text: string, beside: Node | undefined): string {
    if (beside?.kind !== 'path') return text
    const { kind, name } = this.#each ?? {}
    if (beside.path === 'end' && (kind === 'matter' || kind === 'closing'))
      return this.#program.matters.find((one) => one.id === name)?.ends.find((one) => one.id === text)?.title ?? text
    if (beside.path === 'source' && kind === 'finding' && text === 'self') return '自查自纠'
    const values = this.#environment?.columns.get(beside.path)?.values
    return values?.includes(text) ? (WORDS[text] ?? text) : text
  }

  #isRatio(node: Node): boolean {
    if (node.kind !== 'path') return false
    if (node.path.startsWith('measure.')) return measureIsShare(this.#program, node.path.slice(8))
    const { kind, name } = this.#each ?? {}
    if (kind !== undefined && RATIOS[kind]?.includes(node.path)) return true
    if (node.path !== 'value' && node.path !== 'previous') return false
    if (kind === 'measure') return measureIsShare(this.#program, name)
    if (kind !== 'ranking') return false
    return measureIsShare(this.#program, this.#program.rankings.find((one) => one.id === name)?.by[0]?.measure)
  }

  #label(path: string): string {
    if (path.startsWith('measure.'))
      return this.#program.measures.find((one) => one.id === path.slice(8))?.title ?? path
    const [first = '', ...steps] = path.split('.')
    const column = this.#environment?.columns.get(first)
    if (column && steps.length === 0) {
      if (first !== 'value') return column.label
      const { kind, name } = this.#each ?? {}
      if (kind === 'ranking')
        return this.#label(`measure.${this.#program.rankings.find((one) => one.id === name)?.by[0]?.measure}`)
      return kind === 'measure' ? this.#label(`measure.${name}`) : column.label
    }
    let entity = reachedBy(first)
    const words = [PATH_WORDS[first] ?? first]
    for (const step of steps) {
      const attribute: Attribute | undefined = (ENTITIES[entity] as Readonly<Record<string, Attribute>> | undefined)?.[
        step
      ]
      if (!attribute) return path
      if ('entity' in attribute) {
        entity = attribute.entity
        words.push(PATH_WORDS[step] ?? PATH_WORDS[entity] ?? step)
      } else words.push(attribute.label)
    }
    return words.join('的')
  }

  #number(value: number, ratio: boolean): string {
    return ratio ? `${Math.round(value * 1e6) / 1e4}%` : String(value)
  }

  /** A value; `ratio` when what it stands beside is a share. */
  value(node: Node, ratio = false, beside?: Node): string {
    switch (node.kind) {
      case 'number':
        return this.#number(node.value, ratio)
      case 'param': {
        const title = this.#program.parameters.find((one) => one.id === node.id)?.title ?? node.id
        return `${title}（${this.#number(node.value, ratio)}）`
      }
      case 'text':
        return node.value === '' ? '空' : `“${this.#word(node.value, beside)}”`
      case 'yes_no':
        return node.value ? '是' : '否'
      case 'day':
        return node.value
      case 'path':
        return this.#label(node.path)
      case 'negative':
        return `负的${this.value(node.of, ratio)}`
      case 'arithmetic': {
        const sign = { '+': '＋', '-': '－', '*': '×', '/': '÷' }[node.op]
        const inner = (of: Node): string =>
          of.kind === 'arithmetic' ? `（${this.value(of, ratio)}）` : this.value(of, ratio)
        return `${inner(node.left)} ${sign} ${inner(node.right)}`
      }
      case 'choose':
        return `${spaced(this.say(node.if))}的为 ${this.value(node.then, ratio)}，否则为 ${this.value(node.else, ratio)}`
      case 'least':
      case 'greatest':
        return `${node.of.map((one) => this.value(one, ratio)).join('与')}中较${node.kind === 'least' ? '小' : '大'}的`
      case 'days':
        return `从${this.value(node.from)}到${this.value(node.to)}的天数`
      case 'working_days':
        return `从${this.value(node.from)}到${this.value(node.to)}的工作日数`
      case 'absent':
        return '不计'
      default:
        return this.say(node)
    }
  }

  /** A condition. */
  say(node: Node): string {
    switch (node.kind) {
      case 'and':
      case 'or': {
        const inner = (of: Node): string =>
          (of.kind === 'and' || of.kind === 'or') && of.kind !== node.kind ? `（${this.say(of)}）` : this.say(of)
        return `${inner(node.left)}${node.kind === 'and' ? '，且' : '，或'}${inner(node.right)}`
      }
      case 'not': {
        const said = this.say(node.of)
        if (node.of.kind === 'path') return DENIED[said] ?? `不属“${said}”`
        if (node.of.kind === 'given') return `没有${this.value(node.of.of)}`
        return `并非（${said}）`
      }
      case 'compare': {
        const ratio = this.#isRatio(node.left) || this.#isRatio(node.right)
        const timed = node.left.type === 'day' || node.left.type === 'time'
        const right = this.value(node.right, ratio, node.left)
        const spaced = /^[\d-]/.test(right) ? ` ${right}` : right
        return `${this.value(node.left, ratio)}${(timed ? TIMES : OPERATORS)[node.op]}${spaced}`
      }
      case 'given':
        return `有${this.value(node.of)}`
      case 'in_list':
        return `${this.value(node.of)}为${node.list.map((one) => this.value(one, false, node.of)).join('、')}之一`
      case 'in_texts':
        return `${this.value(node.texts)}含${this.value(node.of)}`
      case 'within': {
        const title = this.#program.periods.find((one) => one.id === node.period)?.title ?? node.period
        return `${this.value(node.of)}在“${title}”（${node.from} 至 ${node.to}）之内`
      }
      default:
        return this.value(node)
    }
  }
}

/** The phrase for a group's condition: about the member's own attributes. */
export function sayEntityExpression(expression: Expression, program: Program, of: EntityKind): string {
  return new Phrase(program, undefined, environmentOfEntity(vocabularyOf(program), of)).say(expression.ast)
}

/** The phrase for an expression over a fact; without `each`, over measures. */
export function sayExpression(expression: Expression, program: Program, each?: FactRef): string {
  const phrase = new Phrase(program, each)
  return expression.type === 'yes_no' ? phrase.say(expression.ast) : phrase.value(expression.ast)
}
