import { fail, ok } from '#domain/result.ts'
import { getAuthority } from '#storage/authority-store.ts'
import { readPlate } from '../plate/read-plate.ts'
import { type DrawSheet, heading, paragraph, tableOf } from './sheet.ts'

/** 标识牌: who answers for an enterprise or project, as far as the programs disclose it, with the code to its page. */
export const drawPlate: DrawSheet = async (ctx, { id }) => {
  if (!id) return fail('plate.not_found')
  const read = await readPlate.run(ctx, { id })
  if (!read.ok) return read
  const { name, groups } = read.value.out
  const { code, name: authorityName } = await getAuthority(ctx.tx, ctx.authorityId)
  const rows = groups.flatMap((group) =>
    group.people.map(
      (one): Record<string, string> => ({
        责任类型: group.title,
        责任人: one.person ?? '（不公开）',
        责任单位: one.org ?? '',
      }),
    ),
  )
  return ok({
    title: name,
    file: `${name}联系服务标识牌`,
    sub: `${authorityName}联系服务责任公示`,
    large: true,
    blocks: groups.length
      ? groups.flatMap((group) => [
          heading(group.title),
          tableOf(
            [
              ['责任人', '责任人', 2],
              ['责任单位', '责任单位', 4],
            ],
            rows.filter((row) => row.责任类型 === group.title),
            '',
          ),
          ...(group.clause ? [paragraph(`依据：${group.clause}`)] : []),
        ])
      : [paragraph('目前没有公示的责任人。')],
    facts: { 对象: name, 责任: rows },
    code: { path: `/p/${code}/plate/${id}`, says: '扫码查看责任人，反映问题' },
  })
}
