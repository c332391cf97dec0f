import { listAreas } from '#app/area/list-areas.ts'
import { listEnterprises } from '#app/enterprise/list-enterprises.ts'
import { readEnterprise, revealEnterprise } from '#app/enterprise/read-enterprise.ts'
import { cancelChange, changeChart, previewChange } from '#app/org/change-chart.ts'
import { listOrgs } from '#app/org/list-orgs.ts'
import { readChart, readUnitMembers } from '#app/org/read-chart.ts'
import { listPersons } from '#app/person/list-persons.ts'
import { readPerson, revealPerson } from '#app/person/read-person.ts'
import { listProjects } from '#app/project/list-projects.ts'
import { readProject } from '#app/project/read-project.ts'
import * as enterprise from '../contract/enterprise.ts'
import * as people from '../contract/people.ts'
import { type Route, serve } from '../route.ts'

export const directoryRoutes: readonly Route[] = [
  serve(people.listOrgs, listOrgs),
  serve(people.getChart, readChart),
  serve(people.getUnitMembers, readUnitMembers),
  serve(people.previewOrgChange, previewChange),
  serve(people.changeOrgChart, changeChart),
  serve(people.cancelOrgChange, cancelChange),
  serve(people.listAreas, listAreas),
  serve(people.listPersons, listPersons),
  serve(people.getPerson, readPerson),
  serve(people.revealPerson, revealPerson),
  serve(enterprise.listEnterprises, listEnterprises, ({ query: { class: classes, ...query } }) => ({
    ...query,
    classes,
  })),
  serve(enterprise.getEnterprise, readEnterprise),
  serve(enterprise.revealEnterprise, revealEnterprise),
  serve(enterprise.listProjects, listProjects),
  serve(enterprise.getProject, readProject),
]
