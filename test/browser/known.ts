import type { Page } from 'playwright-core'

/** A field as a person meets it: what it is called and what already stands in it. */
export type Asked = {
  readonly label: string
  /** `text` and `date` as the browser knows them; `pick`: something of the system found by its name; `choice`: one of few. */
  readonly kind: 'text' | 'date' | 'pick' | 'choice'
  readonly value: string
  /** Shown, not asked. */
  readonly fixed: boolean
}

/** Every field on the page, or in the dialog that is open, with what stands in it. */
export function askedOn(page: Page): Promise<Asked[]> {
  return page.evaluate(() => {
    const place =
      [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.querySelector('main') ?? document.body
    for (const folded of place.querySelectorAll('details')) folded.open = true
    const shown = (element: Element) => element.getClientRects().length > 0
    const bare = (text: string | null | undefined) => (text ?? '').replace(/[（(](必填|required)[）)]/gi, '').trim()
    return [...place.querySelectorAll('.field')].filter(shown).map((field) => {
      const label = bare(field.querySelector('.label, legend')?.textContent)
      const picks = [...field.querySelectorAll('.menu-anchor .tag')].map((tag) => bare(tag.textContent))
      const combo = field.querySelector('[role=combobox]')
      const input = field.querySelector<HTMLInputElement>(
        'input:not([type=radio]):not([type=checkbox]), textarea, select',
      )
      const choices = [...field.querySelectorAll<HTMLInputElement>('input[type=radio], input[type=checkbox]')]
      if (combo || picks.length > 0) return { label, kind: 'pick' as const, value: picks.join('、'), fixed: false }
      if (input) {
        const isDay = ['date', 'datetime-local'].includes(input.type)
        const kind = input.tagName === 'SELECT' ? ('choice' as const) : isDay ? ('date' as const) : ('text' as const)
        return { label, kind, value: input.value.trim(), fixed: input.readOnly || input.disabled }
      }
      const chosen = choices.filter((one) => one.checked).map((one) => one.value)
      return { label, kind: 'choice' as const, value: chosen.join('、'), fixed: false }
    })
  })
}

/**
 * What the system knows where a form stands: of whoever is signed in, and of what the form is about. Of a matter besides: the units
 * at work on it (or the one unit the routes name), who coordinates, the end its answer proposed, the tier above, why its clock stands.
 */
export type Known =
  | 'person'
  | 'unit'
  | 'enterprise'
  | 'project'
  | 'matter'
  | 'now'
  | 'parties'
  | 'leader'
  | 'end'
  | 'tier'
  | 'stopped'

/**
 * Words by which forms ask for what stands in a column. A deadline, an author of something else, a unit complained of are not known
 * and are not here: a word is here only where it can mean nothing but the column.
 */
const COLUMNS: readonly { readonly of: Known; readonly column: string; readonly asked: RegExp }[] = [
  {
    of: 'person',
    column: 'person.name',
    asked: /^(姓名|人员|本人姓名|填报人|填表人|报告人|报送人|登记人|记录人|走访人|经办人|走访干部|驻企干部)(姓名)?$/,
  },
  { of: 'person', column: 'person.phone', asked: /^(本人|填报人|干部)?(手机|手机号码?|电话|联系电话|联系方式)$/ },
  { of: 'person', column: 'post.title', asked: /^(本人)?(职务|岗位|职级)$/ },
  {
    of: 'unit',
    column: 'org.name',
    asked:
      /^(单位|本单位|单位名称|部门|科室|所在(单位|部门|科室)|(填报|报送|登记|公开|承诺|召开|召集|组织)(单位|部门))$/,
  },
  {
    of: 'enterprise',
    column: 'enterprise.name',
    asked: /^(企业|公司|企业名称|公司名称|走访企业|联系企业|受访企业|对象企业)$/,
  },
  { of: 'enterprise', column: 'enterprise.credit_code', asked: /(统一社会信用代码|信用代码|组织机构代码|营业执照号)/ },
  { of: 'enterprise', column: 'enterprise.address', asked: /^(企业|公司|经营|注册|办公)?(地址|所在地|住所)$/ },
  { of: 'enterprise', column: 'enterprise.area', asked: /^(所属|所在)?(片区|区域|辖区|乡镇|街道|属地)$/ },
  { of: 'enterprise', column: 'enterprise.industry', asked: /^(所属|主营)?行业(类别|分类)?$/ },
  { of: 'enterprise', column: 'enterprise.size', asked: /^(企业)?规模$/ },
  { of: 'enterprise', column: 'enterprise.contact', asked: /^(企业)?(联系人|法定代表人|法人代表?|负责人姓名)$/ },
  { of: 'enterprise', column: 'enterprise.phone', asked: /^(企业|联系人|负责人)(电话|手机|联系电话|联系方式)$/ },
  { of: 'project', column: 'project.name', asked: /^(项目|走访项目|所属项目)(名称)?$/ },
  { of: 'parties', column: 'matter_party.org', asked: /^牵头单位$/ },
  { of: 'leader', column: 'link.person', asked: /^呈报领导$/ },
  { of: 'end', column: 'act.proposed_end', asked: /^办结方式$/ },
  { of: 'tier', column: 'matter.tier', asked: /^提到哪一级$/ },
  { of: 'stopped', column: 'clock.stop_reason', asked: /^停计事由$/ },
  { of: 'matter', column: 'matter.number', asked: /^(事项|问题|交办单|编号|事项编号|问题编号|事项标题)$/ },
  {
    of: 'now',
    column: 'today',
    asked: /^(日期|时间|发生日期|走访(日期|时间)|登记日期|填报日期|填表日期|记录日期|时点|何时|(走访|召开|检查)时间)$/,
  },
]

/** What somebody types although the program or a register lists it: whoever types it differently is not counted with it. */
const LISTED: readonly { readonly list: string; readonly asked: RegExp }[] = [
  { list: 'policy', asked: /^(宣讲|送达|带去|宣传)(的|了)?政策(名称)?$/ },
  { list: 'matter.levels', asked: /^督查单等级$/ },
  { list: 'clock.stops', asked: /^(停计|停止计时)(事由|原因)$/ },
  { list: 'matter.ends', asked: /^(建议)?办结方式$/ },
  { list: 'matter.refuse', asked: /^不予受理的?情形$/ },
  { list: 'matter.tiers', asked: /^提到哪一级$/ },
]

/** Fields that let one type what is listed; each as one line. */
export function typedThoughListed(asked: readonly Asked[]): string[] {
  return asked.flatMap(({ label, kind }) => {
    const found = LISTED.find((one) => kind === 'text' && one.asked.test(label))
    return found ? [`“${label}” is typed though ${found.list} lists it`] : []
  })
}

/** Fields that ask for what is known there and hold nothing; each as one line. */
export function askedAgain(asked: readonly Asked[], known: readonly Known[]): string[] {
  return asked.flatMap(({ label, value, fixed }) => {
    if (fixed || value !== '') return []
    const word = label.replace(/[（(][^（）()]*[）)]$/, '').trim()
    const found = COLUMNS.find((one) => known.includes(one.of) && one.asked.test(word))
    return found ? [`“${label}” asks for ${found.column}`] : []
  })
}
