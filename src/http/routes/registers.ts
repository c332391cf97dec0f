import { changeEnterprise } from '#app/enterprise/change-enterprise.ts'
import { mergeEnterprises } from '#app/enterprise/merge-enterprises.ts'
import { recordProfile } from '#app/enterprise/record-profile.ts'
import { registerEnterprise } from '#app/enterprise/register-enterprise.ts'
import { addOrg } from '#app/org/add-org.ts'
import { changeOrg } from '#app/org/change-org.ts'
import { addPerson } from '#app/person/add-person.ts'
import { changePerson } from '#app/person/change-person.ts'
import { leavePost } from '#app/person/leave-post.ts'
import { movePerson } from '#app/person/move-person.ts'
import { addProject } from '#app/project/add-project.ts'
import { changeProject } from '#app/project/change-project.ts'
import { setStage } from '#app/project/set-stage.ts'
import * as contract from '../contract/register.ts'
import { type Route, serve } from '../route.ts'

/** The path's `:id` is the person's. */
const ofPerson = ({ params: { id, ...params }, body }: { params: { id: string }; body: object }) => ({
  ...body,
  ...params,
  personId: id,
})

export const registerRoutes: readonly Route[] = [
  serve(contract.addOrg, addOrg),
  serve(contract.changeOrg, changeOrg),
  serve(contract.addPerson, addPerson),
  serve(contract.changePerson, changePerson),
  serve(contract.movePerson, movePerson, ofPerson),
  serve(contract.leavePost, leavePost, ofPerson),
  serve(contract.registerEnterprise, registerEnterprise),
  serve(contract.changeEnterprise, changeEnterprise),
  serve(contract.recordProfile, recordProfile),
  serve(contract.mergeEnterprises, mergeEnterprises, ({ params, body }) => ({ ...body, keepId: params.id })),
  serve(contract.addProject, addProject),
  serve(contract.changeProject, changeProject),
  serve(contract.setStage, setStage),
]
