import { defineClass } from '#app/class/define-class.ts'
import { listClasses, listClassMembers } from '#app/class/list-classes.ts'
import { enterClass, leaveClass } from '#app/class/move-members.ts'
import * as contract from '../contract/class.ts'
import { type Route, serve } from '../route.ts'

export const classRoutes: readonly Route[] = [
  serve(contract.listClasses, listClasses),
  serve(contract.listClassMembers, listClassMembers),
  serve(contract.defineClass, defineClass),
  serve(contract.enterClass, enterClass),
  serve(contract.leaveClass, leaveClass),
]
