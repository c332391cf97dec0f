/** What `check` says, in Chinese. The codes are the API; `en.ts` has the same ones. */
import { ENTITY_WORDS } from '../words.ts'
import { type MessageData, of, type Say } from './types.ts'

const TYPES: Readonly<Record<string, string>> = {
  int: '整数',
  number: '数',
  text: '文字',
  texts: '文字集',
  yes_no: '是／否',
  day: '日期',
  time: '时刻',
  any: '值',
}
const type = (data: MessageData, key: string): string => TYPES[of(data, key)] ?? of(data, key)
const kind = (data: MessageData, key: string): string =>
  ({ ...ENTITY_WORDS, authority: '全局', matter: '事项' })[of(data, key)] ?? of(data, key)
const list = (data: MessageData, key = 'known'): string => {
  const value = data[key]
  const items = Array.isArray(value) ? value : []
  return items.length === 0
    ? '（没有）'
    : `${items.slice(0, 24).join('、')}${items.length > 24 ? ` 等 ${items.length} 个` : ''}`
}
/** “是不是……”, else what there is. */
const meant = (data: MessageData): string =>
  data.suggestion === undefined ? `可用的有：${list(data)}` : `是不是 ${of(data, 'suggestion')}？`
const quoted = (data: MessageData): string => (data.quote === undefined ? '' : `${of(data, 'quote')} — `)

export const zh = {
  'yaml.syntax': (d) => `YAML 写法有误：${of(d, 'detail')}`,
  'yaml.duplicate_key': () => '同一条里这个键写了两次',
  'yaml.many_documents': () => '一个文件只写一个方案（去掉多余的 ---）',
  'yaml.tab': () => '缩进请用空格，不用制表符',
  'yaml.quote_whole': (d) =>
    `${of(d, 'key')} 的内容以引号开头：请把整个表达式放进单引号，如 ${of(d, 'key')}: '"规上" in classes'`,
  'yaml.quote_braces': (d) => `${of(d, 'key')} 里有花括号或逗号：写在一行 { … } 里的文字请加引号`,
  'yaml.quote_list': (d) =>
    `一行 { … } 里的表达式含方括号：请加引号，如 ${of(d, 'key')}: 'by in ["monitor", "enterprise"]'`,
  'yaml.quote_comma': (d) => `“${of(d, 'text')}”被当成了一个键：一行 { … } 里含逗号的文字请加引号`,
  'yaml.quote_exclamation': (d) => `“${of(d, 'tag')}”被 YAML 当成了标签：以 ! 开头的表达式请加引号，如 where: "!met"`,
  'yaml.alias': () => '不用锚点和别名（& *）：要重复的数写成参数',
  'yaml.odd_key': () => '键只能是一个词',
  'yaml.odd_number': () => '这不是一个可用的数',
  'yaml.too_deep': () => '嵌套太深',
  'yaml.too_long': (d) => `文件太长，最多 ${of(d, 'most')} 个字符`,
  'shape.not_a_program': () => '这不是一个方案：应以 program、version、title 等键开头',
  'shape.unknown_key': (d) => `没有“${of(d, 'key')}”这个键，${meant(d)}`,
  'shape.missing_key': (d) => `缺少 ${of(d, 'key')}`,
  'shape.wrong_type': (d) =>
    `应是${TYPE_WORDS[of(d, 'expected')] ?? of(d, 'expected')}，写的是${TYPE_WORDS[of(d, 'got')] ?? of(d, 'got')}`,
  'shape.not_one_of': (d) => `不能是 ${of(d, 'name')}，${meant(d)}`,
  'shape.bad_id': (d) => `“${of(d, 'name')}”不能作标识：只用小写英文字母、数字、下划线，以字母开头（中文名写在 title）`,
  'shape.bad_text': (d) => `“${of(d, 'name')}”写法不对，应如 ${of(d, 'write')}`,
  'shape.out_of_range': (d) => `${of(d, 'detail')}`,
  'shape.empty': () => '不能为空',
  'shape.not_a_list': () => '这里应是一个列表，每条以“- ”开头',
  'shape.not_an_entry': () => '这里应是一条（键: 值）',
  'extends.needed': (d) => `${of(d, 'key')} 只能和 extends 一起用`,
  'extends.circle': (d) => `方案互相继承：${list(d, 'names').replaceAll('、', ' → ')}`,
  'extends.not_found': (d) => `找不到所继承的方案 ${of(d, 'name')}`,
  'drop.unknown_kind': (d) => `drop 里的“${of(d, 'name')}”不是一种条目，${meant(d)}`,
  'drop.no_such_entry': (d) =>
    `所继承的方案里没有 ${of(d, 'name')}${d.suggestion === undefined ? '' : `，是不是 ${of(d, 'suggestion')}？`}`,
  'set.no_such_parameter': (d) => `所继承的方案里没有参数 ${of(d, 'name')}，${meant(d)}`,
  'set.needs_number': (d) => `参数 ${of(d, 'name')} 是一个数`,
  'set.needs_limit': (d) => `参数 ${of(d, 'name')} 是一个时限，如 6 working days`,
  'entry.duplicate': (d) => `${of(d, 'name')} 已有一条`,
  'entry.no_source': () => '没有写条款（clause），也没有写是起草者的假定（assumed）',
  'name.reserved': (d) => `${of(d, 'name')} 是角色、路径或周期的名字，不能作标识，请换一个，如 ${of(d, 'name')}_list`,
  'parameter.plain': () => '参数只能是一个数或一个简单的时限',
  'period.unknown': (d) => `没有周期 ${of(d, 'name')}，${meant(d)}`,
  'period.built_in': (d) => `${of(d, 'name')} 是固有的周期，请换一个名字`,
  'period.phase_or_recurring': () => '一个周期要么有起止（from、to），要么循环（every），不能都写',
  'indicator.other_measure': (d) => `口径 ${of(d, 'name')} 的对象或周期（${of(d, 'of')}、${of(d, 'every')}）与指标不同`,
  'period.gate_of_phase': () => '转段条件（gate）只写在有起止（from、to）的阶段上',
  'period.needs_both': () => '阶段要写起（from）和止（to）',
  'period.ends_before': (d) => `止于 ${of(d, 'to')}，早于起始 ${of(d, 'from')}`,
  'period.what': () => '写起止（from、to），或写循环（every）',
  'time.unreadable': (d) => `看不懂时刻“${of(d, 'text')}”，应如 12:00`,
  'group.unknown': (d) => `没有名单 ${of(d, 'name')}，${meant(d)}`,
  'group.where_or_any_of': () => 'where 和 any_of 只写一个',
  'group.other_kind': (d) => `${of(d, 'name')} 是${kind(d, 'of')}的名单，这里是${kind(d, 'wanted')}的名单`,
  'count.exactly_alone': () => 'exactly 不能和 at_least、at_most 一起写',
  'measure.without_nothing': () =>
    '写明去掉几个最高（highest）、几个最低（lowest），如 without: { highest: 1, lowest: 1 }',
  'count.empty': () => '写 at_least、at_most 或 exactly',
  'count.crossed': (d) => `最少 ${of(d, 'at_least')} 大于最多 ${of(d, 'at_most')}`,
  'link.same_kind': (d) => `联系的双方都是${kind(d, 'of')}：双方须是不同种类`,
  'field.needs_choices': (d) => `选择项 ${of(d, 'name')} 要列出 choices`,
  'field.link_without_kinds': (d) => `link ${of(d, 'name')} 没有 kinds（职责），不能作选项`,
  'field.has_no_choices': (d) => `${of(d, 'type')} 类的字段没有 choices`,
  'field.needs_of': (d) => `${of(d, 'name')} 指向另一张表的记录，要写 of: 那张表`,
  'field.has_no_of': (d) => `${of(d, 'type')} 类的字段没有 of；指向另一张表的记录用 type: entry`,
  'field.of_itself': (d) => `表 ${of(d, 'name')} 不能指向自己的记录，写另一张表`,
  'form.anonymous_needs_once': () => '匿名问卷要写 once_per（一人一票）',
  'target.empty': () => '目标为空：写 at_least、at_most、equals、growth、times 或 add',
  'share.range': (d) => `比例 ${of(d, 'text')} 应在 0 与 100% 之间`,
  'fact.unknown_kind': (d) => `没有“${of(d, 'name')}”这种事实，${meant(d)}`,
  'fact.needs_name': (d) => `${of(d, 'kind')} 后要写名字：${list(d)}`,
  'fact.has_no_name': (d) => `${of(d, 'kind')} 后不写名字（写了 ${of(d, 'name')}）`,
  'fact.unknown_name': (d) => `没有 ${of(d, 'kind')} ${of(d, 'name')}，${meant(d)}`,
  'path.unknown': (d) => `${of(d, 'of')} 没有通向“${of(d, 'name')}”的路径，它有：${list(d)}`,
  'path.unknown_step': (d) => `${kind(d, 'of')}没有通向“${of(d, 'name')}”的路径`,
  'path.leads_elsewhere': (d) => `${of(d, 'name')} 通向${kind(d, 'leads')}，这里要的是${kind(d, 'wanted')}`,
  'path.none_to_subject': (d) =>
    `${of(d, 'of')} 不能直接归到${kind(d, 'wanted')}，它有：${list(d)}${d.suggestion === undefined ? '' : `；请加 through: ${of(d, 'suggestion')}`}`,
  'party.unknown': (d) => `不知道“${of(d, 'name')}”是谁，${meant(d)}`,
  'rule.no_each': () => '缺少 each（对每一条什么）或 any',
  'rule.each_or_any': () => 'each 和 any 只写一个',
  'rule.where_beside_any': () => '用 any 时，条件写在 any 的各条里',
  'rule.no_account': () => '写 to：记在谁的账上',
  'rule.accounts_differ': () => '各条事实该记的账不同：写 to，或分成几条规则',
  'duty.no_time': () => '何时到期？写 due（期限）或 every（周期）',
  'limit.no_column_here': (d) => `这里没有事实可读，不能写 on ${of(d, 'name')}`,
  'limit.no_table_here': () => '这里没有可以分情形的事实，只能写一个时限',
  'limit.parameter_is_number': (d) => `参数 ${of(d, 'name')} 是一个数，这里要的是时限`,
  'limit.unknown_moment': (d) => `没有时刻“${of(d, 'name')}”，${meant(d)}`,
  'time_limit.unreadable': (d) =>
    `看不懂时限“${of(d, 'text')}”${d.suggestion === undefined ? '，应如 5 working days、27th、end of period' : `，请写“${of(d, 'suggestion')}”`}`,
  'time_limit.no_such_day': (d) => `没有 ${of(d, 'text')} 这一天`,
  'day.unreadable': (d) => `“${of(d, 'text')}”不是日期，应如 2026-03-31`,
  'day.parameter_is_no_day': (d) => `参数 ${of(d, 'name')} 不是日期`,
  'table.by_what': (d) => `${quoted(d)}按文字或是／否分情形，这是${type(d, 'type')}`,
  'bands.order': (d) => `档次从高到低写：${of(d, 'from')} 应小于前一档的 ${of(d, 'before')}`,
  'act.unknown': (d) => `没有“${of(d, 'name')}”这个办理动作，${meant(d)}`,
  'act.where_outside': () => '写在事项之外的动作没有事实可判断，不能写 where',
  'clock.assistant_longer': (d) => `协办的 ${of(d, 'mine')} ${of(d, 'unit')} 比牵头单位的 ${of(d, 'lead')} 长`,
  'clock.assistant_equal': (d) => `协办的时限与牵头单位相同（${of(d, 'mine')} ${of(d, 'unit')}），牵头单位无从汇总`,
  'route.where_or_else': () => '一条分流写 where 或 else，不能都写',
  'route.no_condition': () => '这条分流没有条件：写 where，或 else: true',
  'route.else_last': () => 'else 之后的分流永远轮不到',
  'route.no_else': () => '最后一条分流要写 else: true，否则有的事项无处可去',
  'tier.never_leaves': () => '这一级没有期限（due），也不能人工上报（by_hand），事项会停在这里',
  'end.open_without_reports': () => '计作未办结的，写 reports（多久报一次进展）',
  'end.none_closes': () => '没有一种办结方式能真正办结（counts_as 都是 open）',
  'appeal.about_what': () => '申诉要写 about：对哪些结果',
  'repeat.length': () => '重复按固定的时长认定：写分钟、小时、日或周，如 30 days',
  'matter.open_as': (d) => `“${of(d, 'name')}”不在这类事项的来源（sources）里，${meant(d)}`,
  'repeat.unknown': (d) => `不能按“${of(d, 'name')}”认定重复，${meant(d)}`,
  'catalogue.needs_category': (d) => `服务目录 ${of(d, 'name')} 应是关于单位（about: org）的表单，并有 category 字段`,
  'measure.no_value': (d) => `没有写怎样算：${list(d)}`,
  'measure.two_values': (d) => `只能有一种算法，写了 ${list(d, 'names')}`,
  'measure.has_no_each': (d) => `${of(d, 'name')} 由别的口径算出，不写 each`,
  'measure.key_of_other': (d) => `${of(d, 'key')} 只与 ${of(d, 'of')} 一起用`,
  'measure.unknown': (d) => `没有口径 ${of(d, 'name')}，${meant(d)}`,
  'measure.of_other_subject': (d) => `口径 ${of(d, 'name')} 是按${kind(d, 'of')}统计的，这里按${kind(d, 'wanted')}`,
  'measure.finer': (d) =>
    `口径 ${of(d, 'name')} 的周期（${of(d, 'theirs')}）比这里的（${of(d, 'mine')}）细：先用一个口径把它汇总`,
  'score.weights': (d) => `权重合计 ${of(d, 'total')}，应为 ${of(d, 'full')}`,
  'ranking.of_one': () => '全局只有一个，不能排名',
  'ranking.other_subject': (d) =>
    `“${of(d, 'name')}”是按${kind(d, 'of')}统计的，名单是${kind(d, 'wanted')}${d.suggestion === undefined ? '' : `：请加 through: ${of(d, 'suggestion')}`}`,
  'ranking.other_calendar': (d) => `“${of(d, 'name')}”按 ${of(d, 'theirs')} 统计，排名按 ${of(d, 'mine')}：两者要一致`,
  'ranking.best_for_each': (d) => `best 写一个，或与 by 一样写 ${of(d, 'n')} 个`,
  'red_line.opens_nothing': () => '红线要由人认定：then 里写 open，开一个调查事项',
  'points.not_warned': () => '没有预警期（warned），不能写 within: warning',
  'points.cap_zero': () => '上限不能为 0',
  'paper.when': () => '关于整个方案的公文要写 every（多久一次）',
  'paper.number': () => '文号里要有 N（顺序号），如 联企交〔YYYY〕N号',
  'order.circle': (d) => `${list(d, 'names').replaceAll('、', ' → ')}：互相依赖，算不出先后`,
  'expression.syntax': (d) =>
    `${of(d, 'source')} — 表达式写法有误${d.write === undefined ? '' : `，是不是要写 ${of(d, 'write')}`}`,
  'expression.not_supported': (d) =>
    `${quoted(d)}这里不能这样写（可用：列名、路径、数、文字、比较、&& || !、+ - * /、in、? :）`,
  'expression.no_null': (d) => `${quoted(d)}没有 null：缺的值一律“未判定”`,
  'expression.number_too_large': (d) => `${quoted(d)}数太大`,
  'expression.unknown_name': (d) => `${quoted(d)}不知道“${of(d, 'name')}”，${meant(d)}`,
  'expression.unknown_attribute': (d) => `${quoted(d)}${kind(d, 'entity')}没有“${of(d, 'name')}”，${meant(d)}`,
  'expression.entity_is_no_value': (d) => `${quoted(d)}这是一个对象，不是值；它有：${list(d)}`,
  'expression.not_an_entity': (d) => `${quoted(d)}${of(d, 'name')} 后面不能再加点`,
  'expression.unknown_parameter': (d) => `${quoted(d)}没有参数 ${of(d, 'name')}，${meant(d)}`,
  'expression.parameter_is_limit': (d) => `${quoted(d)}参数 ${of(d, 'name')} 是时限，不能参与计算`,
  'expression.unknown_measure': (d) => `${quoted(d)}没有口径 ${of(d, 'name')}，${meant(d)}`,
  'expression.measure_of_others': (d) =>
    `${quoted(d)}口径 ${of(d, 'name')} 是按${kind(d, 'subject')}统计的，${of(d, 'of')} 够不到`,
  'expression.unknown_function': (d) => `${quoted(d)}没有函数 ${of(d, 'name')}，${meant(d)}`,
  'expression.wrong_arguments': (d) => `${quoted(d)}应如 ${of(d, 'write')}`,
  'expression.unknown_phase': (d) => `${d.quote === undefined ? '' : quoted(d)}没有阶段 ${of(d, 'name')}，${meant(d)}`,
  'expression.bad_date': (d) => `${quoted(d)}应如 date("2026-04-15")`,
  'expression.unknown_value': (d) => `${quoted(d)}${of(d, 'name')} 不会是“${of(d, 'value')}”，${meant(d)}`,
  'expression.cannot_compare': (d) => `${quoted(d)}不能把${type(d, 'left')}和${type(d, 'right')}相比`,
  'expression.cannot_order': (d) => `${quoted(d)}${type(d, 'type')}不分大小，只能用 == 或 !=`,
  'expression.texts_need_in': (d) => `${quoted(d)}文字集请用 in，如 "规上" in classes`,
  'expression.in_needs_list': (d) => `${quoted(d)}in 后应是列表或文字集`,
  'expression.empty_list': (d) => `${quoted(d)}列表是空的`,
  'expression.branches_differ': (d) => `${quoted(d)}两个分支一个是${type(d, 'left')}，一个是${type(d, 'right')}`,
  'expression.not_yes_no': (d) => `${quoted(d)}应是“是／否”，这是${type(d, 'type')}`,
  'expression.not_a_number': (d) => `${quoted(d)}应是数，这是${type(d, 'type')}`,
  'expression.not_a_day': (d) => `${quoted(d)}应是日期或时刻，这是${type(d, 'type')}`,
  'expression.wrong_result': (d) => `${quoted(d)}结果是${type(d, 'type')}，这里要的是${type(d, 'want')}`,
  'warning.unconfirmed_red_line': (d) => `积分落在红线 ${of(d, 'name')} 上，却没有要求经人认定：请加 where: confirmed`,
  'warning.overlapping_lists': (d) =>
    `与 ${of(d, 'name')} 的排名池有重叠，同一主体可能同时上两张榜（池小或并列时）：请办公室定夺`,
  'warning.act_binds_nobody': (d) =>
    `没有功能会做“${of(d, 'name')}”，这条限制只是写着；受限制的有：${of(d, 'known')}，以及事项的办理动作`,
  'warning.small_sample': (d) => `参加排名的比率 ${of(d, 'name')} 没有写 at_least：一两份评价也会上榜`,
  'warning.days_or_working_days': () => '条款里写的是工作日，时限写的是日',
  'warning.unpublished_year': (d) => `${of(d, 'year')} 年的放假安排还没有公布，到期日可能变动`,
  'warning.other_members': (d) => `通知写 ${of(d, 'expect')} 个，名单有 ${of(d, 'have')} 个`,
  'warning.points_taken_back': (d) =>
    `合计积分时没有说明${list(d, 'columns').replace('cancelled', '已取消（cancelled）').replace('warned', '预警中（warned）')}的算不算：请加 except: ${list(d, 'columns').replaceAll('、', ' || ')}`,
  'warning.unused_parameter': (d) => `参数 ${of(d, 'name')} 没有用到`,
} as const satisfies Record<string, Say>

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数',
  boolean: 'true 或 false',
  array: '列表',
  object: '一组 键: 值',
  null: '空',
  record: '一组 键: 值',
  int: '整数',
  undefined: '空',
  several: '几种写法之一',
}

export type MessageCode = keyof typeof zh
