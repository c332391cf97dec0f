import { z } from 'zod'
import { ACTS } from '#domain/access/acts.ts'
import { canSome } from '#domain/access/can.ts'
import type { FactorRule } from '#domain/access/second-factor.ts'
import { ok } from '#domain/result.ts'
import { digestOf } from '#engine/seal.ts'
import type { Program } from '#program/model.ts'
import {
  countAccounts,
  countAdministrators,
  countAudit,
  countJudged,
  findLastBackup,
  readDatabaseGuards,
} from '#storage/compliance-store.ts'
import { listVersionsNow } from '#storage/program-version-store.ts'
import { getSeal, listSeals } from '#storage/seal-store.ts'
import { countFactors } from '#storage/second-factor-store.ts'
import type { TxCtx } from '../context.ts'
import { getProgram } from '../matter/load-program.ts'
import { rulesOf } from '../session/rules-of.ts'
import { useCase } from '../use-case.ts'
import { chainChecked } from './chain-checked.ts'
import { type ComplianceCheck, judged } from './check.ts'

/** Every requirement the product can look at, looked at now. Nothing here is declared; what it cannot see it says so. */
export const readCompliance = useCase({
  name: 'compliance.read',
  input: z.object({
    /** Whether this request came, or the public address is, encrypted. */
    secure: z.boolean(),
  }),
  async run(ctx, { secure }) {
    const allowed = canSome(ctx.actor, 'compliance.read')
    if (!allowed.ok) return allowed
    const programs: Program[] = []
    for (const { key, version } of await listVersionsNow(ctx.tx, ctx.authorityId))
      programs.push(await getProgram(ctx, key, version))
    const guards = await readDatabaseGuards(ctx.tx)
    const found = await countAudit(ctx.tx, ctx.authorityId, ctx.now)
    const checks = [
      ...mobile(programs, guards.places, found),
      ...(await identity(ctx, secure)),
      ...(await access(ctx, guards)),
      ...(await audit(ctx, guards.auditOpen, found)),
      ...(await data(ctx, programs, found)),
      ...(await assess(ctx, programs)),
    ]
    const count = (state: ComplianceCheck['state']) => checks.filter((one) => one.state === state).length
    const detail = { holds: count('holds'), fails: count('fails') }
    return ok({
      out: { at: ctx.now, checks },
      trace: { thingKind: 'authority', thingId: ctx.authorityId, detail },
    })
  },
})

type Counted = Awaited<ReturnType<typeof countAudit>>

/** 国办函〔2026〕12号. */
function mobile(programs: readonly Program[], places: readonly string[], { twice }: Counted): ComplianceCheck[] {
  const forced = programs.flatMap((program) =>
    program.forms.flatMap((form) =>
      form.fields
        .filter((field) => field.type === 'file' && field.required)
        .map((field) => `${program.title}·${form.title}·${field.title}`),
    ),
  )
  const timed = programs.flatMap((program) =>
    [...program.measures, ...program.points]
      .filter((rule) => /\bminutes\b/.test(JSON.stringify(rule)))
      .map((rule) => `${program.title}·${rule.title}`),
  )
  const complaints = programs.flatMap((program) =>
    program.matters.filter((one) => one.kind === 'complaint').map((one) => `${program.title}·${one.title}`),
  )
  const cadre = ACTS['ranking.read'].may.cadre
  return [
    judged(
      'mobile',
      'no_position',
      '不强制打卡、定位：系统没有存放位置的列',
      places.length === 0,
      places.length === 0 ? '全部数据表中没有经纬度、轨迹一类的列' : places.join('、'),
    ),
    judged(
      'mobile',
      'no_forced_photo',
      '不强制上传照片、视频：表单没有必填的附件',
      forced.length === 0,
      forced.length === 0 ? `生效方案 ${programs.length} 个，必填附件字段 0 个` : forced.join('；'),
    ),
    judged(
      'mobile',
      'no_online_time',
      '不以在线时长、停留时长考核',
      timed.length === 0,
      timed.length === 0 ? '统计口径和积分规则中没有用到时长' : timed.join('；'),
    ),
    judged(
      'mobile',
      'no_ranking_on_phone',
      '手机上不作积分排名：干部只在办公端看本单位的',
      cadre === 'org',
      `权限表：联企干部查看排名的范围 ${cadre === 'org' ? '本单位（办公端）' : String(cadre ?? '无')}；手机页面没有排名，由自动测试守住`,
    ),
    judged(
      'mobile',
      'entered_once',
      '不重复填报：同一人同一时刻同一企业只有一条走访',
      twice === 0,
      `重复的走访 ${twice} 组`,
    ),
    judged(
      'mobile',
      'complaints',
      '设投诉建议功能',
      complaints.length > 0,
      complaints.length > 0 ? `可受理的投诉举报：${complaints.join('；')}` : '生效方案都没有投诉举报事项',
    ),
  ]
}

/** What the authority demands, in words. Who must and has none yet can do nothing until he has. */
const REQUIRED = {
  nobody: '可自愿启用，没有规定必须',
  administrators: '规定管理员必须启用',
  officials: '规定管理员和工作人员必须启用',
} as const satisfies Record<FactorRule, string>

async function identity(ctx: TxCtx, secure: boolean): Promise<ComplianceCheck[]> {
  const rules = await rulesOf(ctx.tx, ctx.authorityId)
  const accounts = await countAccounts(ctx.tx, ctx.authorityId, ctx.now)
  const factors = await countFactors(ctx.tx, ctx.authorityId)
  const { length, classes } = rules.password
  return [
    judged(
      'identity',
      'password_rules',
      '口令有复杂度要求（8 位 3 类为测评惯例）',
      length >= 8 && classes >= 3,
      `至少 ${length} 位、${classes} 类字符`,
    ),
    judged(
      'identity',
      'password_hash',
      '口令以密码技术保护后存放',
      accounts.otherHash === 0,
      `在用账号 ${accounts.live} 个，argon2id 以外的 ${accounts.otherHash} 个`,
    ),
    judged(
      'identity',
      'lock_out',
      '限制非法登录次数',
      rules.lock.failures <= 10,
      `连续 ${rules.lock.failures} 次有误锁定 ${rules.lock.minutes} 分钟`,
    ),
    judged(
      'identity',
      'idle',
      '登录超时自动退出',
      rules.session.idleMinutes <= 60,
      `闲置 ${rules.session.idleMinutes} 分钟退出，最长 ${rules.session.longestHours} 小时；当前会话 ${accounts.sessions} 个`,
    ),
    judged(
      'identity',
      'first_password',
      '初始口令及时修改',
      accounts.unchanged === 0,
      `开立超过 30 天仍用初始口令的 ${accounts.unchanged} 个`,
    ),
    judged(
      'identity',
      'no_shared',
      '不设共用账号：每个账号属于一人或一家企业',
      accounts.anonymous === 0,
      `没有使用人的账号（管理员除外）${accounts.anonymous} 个`,
    ),
    judged(
      'identity',
      'idle_accounts',
      '多余、过期账号及时停用',
      accounts.idle === 0,
      `180 天未登录仍在用的 ${accounts.idle} 个`,
    ),
    judged(
      'identity',
      'transport',
      '传输加密',
      secure,
      secure ? '本次访问或公开地址为 https' : '本次访问和公开地址都不是 https：生产使用须由反向代理加密',
    ),
    judged(
      'identity',
      'two_factors',
      '两种以上组合鉴别（三级）：管理员用两步验证',
      rules.secondFactor !== 'nobody' || (factors.administrators > 0 && factors.withFactor === factors.administrators),
      `${REQUIRED[rules.secondFactor]}；管理员 ${factors.administrators} 人，已启用 ${factors.withFactor} 人；全部账号已启用 ${factors.all} 个`,
    ),
  ]
}

type Guards = Awaited<ReturnType<typeof readDatabaseGuards>>

async function access(ctx: TxCtx, guards: Guards): Promise<ComplianceCheck[]> {
  const held = await countAdministrators(ctx.tx, ctx.authorityId)
  const there = held.system > 0 && held.security > 0 && held.audit > 0
  return [
    judged(
      'access',
      'three_administrators',
      '系统、安全、审计管理员分设',
      there,
      `系统 ${held.system} 人、安全 ${held.security} 人、审计 ${held.audit} 人`,
    ),
    judged('access', 'separation', '管理员互斥，不兼业务角色', held.mixed === 0, `兼任的账号 ${held.mixed} 个`),
    judged(
      'access',
      'least_privilege',
      '程序不以数据库管理身份运行',
      !guards.superuser && !guards.bypass,
      `数据库角色 ${guards.role}：超级用户 ${guards.superuser ? '是' : '否'}，绕过行级安全 ${guards.bypass ? '是' : '否'}`,
    ),
    judged(
      'access',
      'row_security',
      '主管机关之间数据隔离：每张表都有强制行级安全',
      guards.unguarded.length === 0,
      guards.unguarded.length === 0 ? '没有漏掉的表' : guards.unguarded.join('、'),
    ),
  ]
}

async function audit(ctx: TxCtx, open: boolean, found: Counted): Promise<ComplianceCheck[]> {
  return [
    await chainChecked(ctx),
    judged(
      'audit',
      'append_only',
      '审计记录不能改、不能删',
      !open,
      open ? '程序的数据库角色可以改或删审计表' : '程序的数据库角色没有改、删审计表的权限',
    ),
    judged(
      'audit',
      'kept',
      '审计留存六个月以上',
      found.rows > 0,
      `自 ${found.first?.slice(0, 10) ?? '—'} 起共 ${found.rows} 条，从未删除`,
    ),
    judged(
      'audit',
      'reads',
      '阅览个人信息、被拒绝的操作都有记录',
      true,
      `近 30 天：查看电话、身份 ${found.reveals} 次，被拒绝的操作 ${found.refused} 次`,
    ),
  ]
}

async function data(ctx: TxCtx, programs: readonly Program[], found: Counted): Promise<ComplianceCheck[]> {
  const { tx, authorityId, now } = ctx
  const backup = await findLastBackup(tx, authorityId)
  const age = backup ? (Date.parse(now) - Date.parse(backup.at)) / 86_400_000 : Number.POSITIVE_INFINITY
  let seals = 0
  let broken = 0
  for (const { id: key } of programs)
    for (const { id } of await listSeals(tx, authorityId, key)) {
      const seal = await getSeal(tx, authorityId, id)
      seals += 1
      if (!digestOf(seal.content).equals(seal.digest)) broken += 1
    }
  return [
    judged(
      'data',
      'backup',
      '定期备份：最近一次不超过 7 天',
      age <= 7,
      backup
        ? `最近一次 ${backup.at.slice(0, 16).replace('T', ' ')}（世界时），${backup.file}，${backup.rows} 行`
        : '没有用 lianqi backup 备份过；用别的办法备份的，系统看不到',
    ),
    judged('data', 'offsite', '异地备份、热冗余（三级）', null, '由机房安排，系统看不到'),
    judged('data', 'seals', '封账内容与摘要一致', broken === 0, `封账 ${seals} 期，不符 ${broken} 期`),
    judged(
      'data',
      'sealed_raisers',
      '保密诉求人身份单独加密',
      found.sealedPlain === 0,
      `加密保存 ${found.sealed} 人，明文留在事项里的 ${found.sealedPlain} 人`,
    ),
    judged(
      'data',
      'master_key',
      '密钥与数据库分开存放',
      ctx.masterKey !== undefined,
      ctx.masterKey ? '主密钥是本机的单独文件，数据库里没有' : '没有主密钥，不能受理保密诉求',
    ),
  ]
}

async function assess(ctx: TxCtx, programs: readonly Program[]): Promise<ComplianceCheck[]> {
  const found = await countJudged(ctx.tx, ctx.authorityId)
  const rules = programs.flatMap((program) =>
    [...program.measures, ...program.rankings, ...program.marks, ...program.points].map((rule) => ({ program, rule })),
  )
  const unexplained = rules.filter(({ rule }) => !rule.clause && !rule.assumed)
  const appeals = programs.filter((program) => program.matters.some((one) => one.kind === 'appeal'))
  const scoring = programs.filter((program) => program.points.length > 0)
  const without = scoring.filter((program) => !appeals.includes(program))
  return [
    judged(
      'assess',
      'human',
      '红线由人认定，不自动扣分',
      found.automatic === 0,
      `红线 ${found.redLines} 条，已经人认定 ${found.judged} 条；未认定而计分的 ${found.automatic} 条`,
    ),
    judged(
      'assess',
      'explained',
      '考核规则可说明：每条都有条款或写明是设定',
      unexplained.length === 0,
      unexplained.length === 0
        ? `考核规则 ${rules.length} 条，都有依据`
        : unexplained.map(({ program, rule }) => `${program.title}·${rule.title}`).join('；'),
    ),
    judged(
      'assess',
      'appeal',
      '被考核人可以申诉',
      without.length === 0,
      without.length === 0
        ? `计分的方案 ${scoring.length} 个，都有申诉`
        : `没有申诉的：${without.map((one) => one.title).join('、')}`,
    ),
  ]
}
