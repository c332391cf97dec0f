import type { offline as source } from '../zh-CN/offline.ts'

export const offline: Readonly<Record<keyof typeof source, string>> = {
  'waiting.title': 'Waiting to be sent',
  'waiting.offline':
    'No network. Pages show what was read last; visits, problems and progress you enter are kept on this phone and sent when the network is back.',
  'waiting.some': '{n} waiting to be sent',
  'waiting.some_refused': '{n} waiting to be sent, {refused} of them not accepted',
  'waiting.none': 'Nothing waits. What is entered without network is kept here and sent when the network is back.',
  'waiting.what':
    'These are kept on this phone only; they are sent in the order they were entered, each is recorded once.',
  'waiting.send': 'Send now',
  'waiting.again': 'Send again',
  'waiting.discard': 'Discard',
  'waiting.discard_title': 'Discard this entry',
  'waiting.discard_lost': 'It is not on record; once discarded it cannot be restored.',
  'waiting.discard_maybe':
    'It was sent and no answer came, so it may be on record. Discarding only stops sending it; check among the visits or matters.',
  'waiting.since': 'Entered {at}',
  'waiting.kept': 'Kept on this phone; it is sent when the network is back.',
  'waiting.went': '{n} that waited have been sent.',
  'waiting.went_some': '{n} sent; {refused} not accepted, see “Waiting to be sent”.',
  'waiting.here': '{n} already waiting to be sent for it (entered {at}).',
  'waiting.read_at': 'The server cannot be reached; this was read {at}.',
  'waiting.why.offline': 'No network.',
  'waiting.why.session': 'The session has ended; it is sent after you sign in again.',
  'waiting.why.unanswered': 'Sent, no answer yet; it is sent again by itself and recorded once.',
  'waiting.why.soon': 'About to be sent.',
  'waiting.leaving':
    '{n} have not been sent. Signing out removes them from this phone for good; send them first and nothing is lost.',
  'waiting.leave': 'Remove and sign out',
  'waiting.kind.visit': 'Visit',
  'waiting.kind.act': 'Act',
  'waiting.kind.matter': 'Matter',
  'photo.help': 'Photographs are made smaller, kept on this phone and sent with the entry; no network is needed.',
  'photo.kept': 'The photograph is kept on this phone',
  'photo.too_many': '{n} photographs wait on this phone; send them first, when there is a network.',
  'photo.unreadable': 'This file is no photograph that can be read; take or choose another.',
  'error.waiting.photo_lost':
    'The photograph of this entry is no longer on this phone; take it again under “Edit”, or send without it.',
  'error.waiting.gone': 'This entry has been sent and can no longer be changed; check among the visits or matters.',
}
