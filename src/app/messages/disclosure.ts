import type { Area } from './areas.ts'

export const DISCLOSURE: Area = {
  'disclosure.not_found': [
    '没有公开这项内容；公开哪些内容由方案的“公开”一节规定',
    '未公開此項內容；公開哪些內容由方案的「公開」一節規定',
    'This is not disclosed; what is disclosed is laid down in the program’s disclosure section',
  ],
}
