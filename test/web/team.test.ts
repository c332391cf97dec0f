import { describe, expect, it } from 'vitest'
import { teamOf } from '../../src/web/pages/projects/team-of.ts'

const link = (id: string, linkTitle: string, fromDay = '2026-01-05', toDay = 'infinity') => ({
  id,
  linkTitle,
  person: { name: `甲${id}` },
  org: { name: '财金局' },
  fromDay,
  toDay,
})

describe('the team of a project', () => {
  it('is grouped by what each is declared as, those of other days left out', () => {
    const links = [
      link('1', '项目包保领导'),
      link('2', '项目包保'),
      link('3', '项目包保'),
      link('4', '项目包保', '2026-01-05', '2026-02-28'),
      link('5', '项目包保领导', '2026-09-01'),
      link('6', '项目联络员', '2026-01-05', '2026-03-01'),
    ]
    const said = teamOf(links, '2026-03-01').map(({ title, members }) => [title, members.map(({ id }) => id)])
    expect(said).toEqual([
      ['项目包保领导', ['1']],
      ['项目包保', ['2', '3']],
      ['项目联络员', ['6']],
    ])
  })
})
