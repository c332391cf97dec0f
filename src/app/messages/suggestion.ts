import type { Area } from './areas.ts'

/** Suggestions without an account. */
export const suggestion: Area = {
  'suggestion.not_open': [
    '没有公开征集这一类意见建议',
    '沒有公開徵集這一類意見建議',
    'Suggestions of this kind are not asked for',
  ],
}
