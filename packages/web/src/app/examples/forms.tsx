import { Notice, RefusalNotice } from '../parts/clinic/notice.tsx'
import { PoseGuide } from '../parts/clinic/pose-guide.tsx'
import { QrPicture } from '../parts/clinic/qr-picture.tsx'
import { RecoveryCodes } from '../parts/clinic/recovery-codes.tsx'
import { SignInWays } from '../parts/clinic/sign-in-ways.tsx'
import { FailureCard } from '../parts/failure.tsx'
import { Field } from '../parts/field.tsx'
import { ARABIC_NAME, type Examples, LONG_NAME, LONG_TEXT } from './example.ts'

const CODES = ['4hq2-8ftk', 'm1xz-07pd', 'qq9r-vv3b', '6wnc-t5ye']

export const forms: Examples = {
  notice: () => (
    <>
      <Notice kind="done">The hours are stored.</Notice>
      <Notice kind="refused">{LONG_TEXT}</Notice>
      <RefusalNotice
        detail="See the fields named."
        fields={[
          { at: 'endedAt', message: 'is no day and time' },
          { at: 'areas', message: LONG_NAME },
        ]}
      />
    </>
  ),
  field: () => (
    <form className="narrow">
      <Field name="plain" label="Name" />
      <Field name="hinted" label="Mail address" type="email" hint="With it, Anagen invites them." />
      <Field name="long" label={LONG_TEXT.slice(0, 120)} defaultValue={LONG_NAME} />
      <Field name="arabic" label="Name" defaultValue={ARABIC_NAME} dir="auto" />
    </form>
  ),
  'failure-card.not-found': () => <FailureCard kind="not-found" />,
  'failure-card.failed': () => <FailureCard kind="failed" />,
  'failure-card.unavailable': () => <FailureCard kind="unavailable" detail={LONG_TEXT} />,
  'qr-picture': ({ qr }) => <QrPicture code={qr} label="QR code for the authenticator app" />,
  'recovery-codes': () => <RecoveryCodes codes={CODES} />,
  'sign-in-ways.none': () => <SignInWays who="patient" passkeys={[]} changed={undefined} here="/gallery" />,
  'sign-in-ways.some': () => (
    <SignInWays
      who="staff"
      passkeys={[
        { id: '1', name: '', since: 'yesterday' },
        { id: '2', name: LONG_NAME, since: 'Mon 2 Nov' },
      ]}
      changed={{ done: 'codes', message: '', codes: CODES }}
      here="/gallery"
    />
  ),
  'pose-guide': () => <PoseGuide />,
}
