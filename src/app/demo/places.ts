/** The two invented authorities of the demo. */
export const PARK = {
  code: 'yunling',
  name: '云岭高新区',
  kind: 'park',
  board: '云岭高新区管理委员会',
  office: '督查室',
  program: 'huaihua-guarantee',
  campaign: { folder: '_drive', key: 'improvement_year' },
  voices: { folder: '_voices', key: 'voices' },
} as const
export const TOWN = {
  code: 'chenghu',
  name: '澄湖市',
  kind: 'city',
  office: '企业联络办公室',
  program: 'tongxiang-liaison',
} as const
