/** Our own small syntax tree of a checked expression: plain data, so that a compiled program can be stored and compared. */

/** `int` and `number` mix freely; `day` is a calendar day, `time` a moment. `texts` is a set of texts. */
export type ValueType = 'int' | 'number' | 'text' | 'texts' | 'yes_no' | 'day' | 'time'

export const isNumber = (type: ValueType): type is 'int' | 'number' => type === 'int' || type === 'number'
export const isTime = (type: ValueType): boolean => type === 'day' || type === 'time'

export type Arithmetic = '+' | '-' | '*' | '/'
export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>='

export type Node =
  | { readonly kind: 'number'; readonly type: 'int' | 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly type: 'text'; readonly value: string }
  | { readonly kind: 'yes_no'; readonly type: 'yes_no'; readonly value: boolean }
  | { readonly kind: 'day'; readonly type: 'day'; readonly value: string }
  /** Always undecided: a table without `else`, below the lowest band. */
  | { readonly kind: 'absent'; readonly type: 'number' }
  /** A column of the fact or of an entity it reaches: `value`, `project.points`, `measure.resolved`. */
  | { readonly kind: 'path'; readonly type: ValueType; readonly path: string }
  /** A number fixed by the program; its value is known when the program is checked. */
  | { readonly kind: 'param'; readonly type: 'int' | 'number'; readonly id: string; readonly value: number }
  | { readonly kind: 'not'; readonly type: 'yes_no'; readonly of: Node }
  | { readonly kind: 'negative'; readonly type: 'int' | 'number'; readonly of: Node }
  | { readonly kind: 'and' | 'or'; readonly type: 'yes_no'; readonly left: Node; readonly right: Node }
  | {
      readonly kind: 'compare'
      readonly type: 'yes_no'
      readonly op: Comparison
      readonly left: Node
      readonly right: Node
    }
  | {
      readonly kind: 'arithmetic'
      readonly type: 'int' | 'number'
      readonly op: Arithmetic
      readonly left: Node
      readonly right: Node
    }
  | { readonly kind: 'choose'; readonly type: ValueType; readonly if: Node; readonly then: Node; readonly else: Node }
  /** `x in ["a", "b"]` */
  | { readonly kind: 'in_list'; readonly type: 'yes_no'; readonly of: Node; readonly list: readonly Node[] }
  /** `"规上" in classes` */
  | { readonly kind: 'in_texts'; readonly type: 'yes_no'; readonly of: Node; readonly texts: Node }
  /** `within(day, "amnesty")`: both ends belong to it. */
  | {
      readonly kind: 'within'
      readonly type: 'yes_no'
      readonly of: Node
      readonly period: string
      readonly from: string
      readonly to: string
    }
  /** `given(sorted)`: the column holds something. Never undecided; an empty text and an empty set hold nothing. */
  | { readonly kind: 'given'; readonly type: 'yes_no'; readonly of: Node }
  | { readonly kind: 'least' | 'greatest'; readonly type: ValueType; readonly of: readonly Node[] }
  /** Days, or working days, from `from` to `to`; negative when `to` is earlier. */
  | { readonly kind: 'days' | 'working_days'; readonly type: 'int'; readonly from: Node; readonly to: Node }

export type Expression = {
  readonly source: string
  readonly type: ValueType
  readonly ast: Node
  /** Paths read, without parameters and measures: `value`, `project.points`. */
  readonly paths: readonly string[]
  /** Ids x of `measure.x`. */
  readonly measures: readonly string[]
  /** Ids x of `param.x`. */
  readonly params: readonly string[]
}
