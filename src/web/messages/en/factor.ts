import type { factor as source } from '../zh-CN/factor.ts'

export const factor: Readonly<Record<keyof typeof source, string>> = {
  'factor.title': 'Second factor',
  'factor.what':
    'Signing in then takes your password and the six digits of an authenticator on your phone. A stolen password alone opens nothing.',
  'factor.required': 'Your authority demands it of you: set it up to go on.',
  'factor.impossible':
    'This installation has no key to keep secrets under; ask whoever runs it to look at the data folder.',
  'factor.begin': 'Next',
  'factor.password_help': 'Your password first, so that it is you.',
  'factor.scan': 'Scan this QR code with an authenticator on your phone (any that knows TOTP). It is shown this once.',
  'factor.qr': 'QR code of the secret of your second factor',
  'factor.by_hand': 'Without a camera, type the secret:',
  'factor.code': 'Code',
  'factor.code_help': 'The six digits shown now; the clock of the phone must be right.',
  'factor.code_or_recovery': 'The six digits of the authenticator, or an unused recovery code.',
  'factor.turn_on': 'Turn on',
  'factor.on': 'On since {at}; {n} recovery codes left.',
  'factor.stays': 'Your authority demands it: it stays on.',
  'factor.renew': 'New recovery codes',
  'factor.renew_what': 'The old recovery codes are void from then on.',
  'factor.off': 'Turn it off',
  'factor.is_off': 'The second factor is off; you sign in by password alone.',
  'factor.codes': 'Recovery codes',
  'factor.codes_what':
    'Should the phone be lost, each of these signs you in once. Write them down, print them or keep the file now: only digests are kept and they cannot be shown again.',
  'factor.kept': 'Kept; go on',
  'factor.rule': 'Who needs a second factor',
  'factor.rule_who': 'Must have one',
  'factor.rule_help': 'Whoever must and has none can do nothing else until he has; everybody else may.',
  'factor.rule_count': '{n} of {of} administrators have one; {all} accounts in all',
  'factor.rule_set': 'Set: {who}',
  'factor.rule.nobody': 'Nobody must',
  'factor.rule.administrators': 'Administrators must',
  'factor.rule.officials': 'Administrators and officials must (enterprises and monitors may)',
  'factor.has': 'Second factor',
  'factor.reset': 'Take the second factor away',
  'factor.reset_what':
    'Only when {login} has lost the phone and the recovery codes. He then signs in by password; his sessions end; if he must have one he sets up a new one.',
  'factor.asked': 'This account has a second factor: enter the six digits of the authenticator, or a recovery code.',
}
