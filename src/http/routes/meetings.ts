import { cancelMeeting, changeMeeting, redrawAgenda } from '#app/meeting/change-meeting.ts'
import { closeMeeting } from '#app/meeting/close-meeting.ts'
import { listMeetings, listMeetingsDue } from '#app/meeting/list-meetings.ts'
import { draftMeetingPaper } from '#app/meeting/meeting-paper.ts'
import { planMeeting } from '#app/meeting/plan-meeting.ts'
import { readMeeting } from '#app/meeting/read-meeting.ts'
import * as contract from '../contract/meeting.ts'
import { type Route, serve } from '../route.ts'

export const meetingRoutes: readonly Route[] = [
  serve(contract.listMeetings, listMeetings),
  serve(contract.listMeetingsDue, listMeetingsDue),
  serve(contract.readMeeting, readMeeting),
  serve(contract.planMeeting, planMeeting),
  serve(contract.changeMeeting, changeMeeting),
  serve(contract.redrawAgenda, redrawAgenda),
  serve(contract.closeMeeting, closeMeeting),
  serve(contract.cancelMeeting, cancelMeeting),
  serve(contract.draftMeetingPaper, draftMeetingPaper),
]
