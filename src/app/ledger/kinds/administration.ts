import { ROLE_TITLES } from '#domain/access/matrix.ts'
import { listAccounts } from '../../account/list-accounts.ts'
import { listAudit } from '../../audit/list-audit.ts'
import { readBulkRows } from '../../bulk/read-runs.ts'
import { messageOf } from '../../messages/message.ts'
import { list, moment, nameOf, text, wordOf } from '../fields.ts'
import { paged } from '../kind.ts'

const BULK_ROW = { waiting: '还没有试办', will: '可以办理，没有办', refused: '未办', done: '已办理' } as const

export const administrationKinds = {
  bulk_rows: paged('批量办理结果', 'bulk.export', readBulkRows, [
    text('序号', 6, (r) => String(r.n + 1), '按选中时的次序'),
    text('名称', 60, (r) => r.label, '哪一条'),
    text('结果', 14, (r) => BULK_ROW[r.state], '已办理、未办'),
    text('原因', 50, (r) => r.failure && messageOf(r.failure, 'zh-CN'), '没有办的原因'),
  ]),
  audit: paged('审计记录', 'audit.read', listAudit, [
    moment('时间', (a) => a.at, '做的时刻'),
    text('账号', 14, (a) => a.account?.login ?? null, '登录名'),
    text('姓名', 10, (a) => nameOf(a.person), '谁'),
    text('行为', 20, (a) => a.actTitle, '做了什么'),
    text('结果', 8, (a) => (a.outcome === 'done' ? '成功' : '被拒'), '成功、被拒'),
    text('对象', 14, (a) => a.thingKind, '哪一类'),
    text('对象编号', 38, (a) => a.thingId, '哪一个'),
    text('详情', 60, (a) => JSON.stringify(a.detail), '审计的内容'),
    text('链上序号', 10, (a) => (a.seq === null ? null : String(a.seq)), '审计链里的编号'),
  ]),
  accounts: paged('账号登记表', 'account.read', listAccounts, [
    text('登录名', 16, (a) => a.login, '登录名'),
    text('名称', 16, (a) => a.name, '账号名称'),
    text('人员', 12, (a) => nameOf(a.person), '谁的账号'),
    text('企业', 24, (a) => nameOf(a.enterprise), '哪家企业的账号'),
    text('角色', 30, (a) => list(a.roles.map(({ role }) => String(wordOf(ROLE_TITLES)(role)))), '授予的角色'),
    moment('最近登录', (a) => a.signedInAt, '最近登录的时刻'),
    moment('开立', (a) => a.createdAt, '开立的时刻'),
    moment('停用', (a) => a.disabledAt, '停用的时刻；在用为空'),
  ]),
} as const
