import { parseIndustry } from '#domain/enterprise/industry.ts'
import { type SizeFigures, type SizeResult, sizeOf } from '#domain/enterprise/size.ts'
import type { Enterprise } from '#storage/enterprise-store.ts'
import { latestFigures } from '#storage/profile-store.ts'
import type { TxCtx } from '../context.ts'
import { todayOf } from '../today.ts'

/** The size by the table of 2017, from the latest figures known today; null where the industry is not known. */
export async function computedSize(
  ctx: TxCtx,
  one: Pick<Enterprise, 'id' | 'industryCode'>,
): Promise<SizeResult | null> {
  const industry = one.industryCode === null ? null : parseIndustry(one.industryCode)
  if (!industry?.ok) return null
  const { staff, revenue, assets } = await latestFigures(ctx.tx, ctx.authorityId, one.id, todayOf(ctx))
  const figures: SizeFigures = { staff, revenue: numberOf(revenue), assets: numberOf(assets) }
  return sizeOf(industry.value, figures)
}

/** The enterprise with its computed size; where it cannot be computed, what was declared stays. */
export async function sizedEnterprise<E extends Enterprise>(ctx: TxCtx, one: E): Promise<E> {
  const size = await computedSize(ctx, one)
  return size?.state === 'value' ? { ...one, size: size.size } : one
}

const numberOf = (text: string | null): number | null => (text === null ? null : Number(text))
