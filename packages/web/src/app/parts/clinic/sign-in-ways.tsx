import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PasskeyShown, WaysChanged } from '../../../clinic/sign-in-ways.ts'
import { Field } from '../field.tsx'
import { Notice } from './notice.tsx'
import { PasskeyButton } from './passkey-button.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'

const PIN = { inputMode: 'numeric', pattern: '[0-9]*', maxLength: 12 } as const
const PASSWORD = { maxLength: 128 } as const

interface ChangeFormProps {
  readonly change: 'pin' | 'password' | 'codes'
  readonly label: string
  readonly children: ReactNode
}

const ChangeForm = ({ change, label, children }: ChangeFormProps) => (
  <details className="move">
    <summary>{label}</summary>
    <form method="post" className="narrow">
      <input type="hidden" name="change" value={change} />
      {children}
      <p>
        <button type="submit">{label}</button>
      </p>
    </form>
  </details>
)

const NewSecret = ({ change }: { readonly change: 'pin' | 'password' }) => {
  const { t } = useTranslation()
  const isPin = change === 'pin'
  const input = isPin ? PIN : PASSWORD
  const fresh = isPin ? 'one-time-code' : 'new-password'
  const old = isPin ? 'one-time-code' : 'current-password'
  return (
    <ChangeForm change={change} label={t(`ways.${change}`)}>
      <Field
        name="old"
        id={`${change}-old`}
        label={t(isPin ? 'ways.oldPin' : 'ways.oldPassword')}
        type="password"
        required
        autoComplete={old}
        {...input}
      />
      <Field
        name="secret"
        id={`${change}-new`}
        label={t(isPin ? 'door.newPin' : 'door.newPassword')}
        hint={t(isPin ? 'door.pinHint' : 'door.passwordHint')}
        type="password"
        required
        autoComplete={fresh}
        {...input}
      />
      <Field
        name="again"
        id={`${change}-again`}
        label={t('door.again')}
        type="password"
        required
        autoComplete={fresh}
        {...input}
      />
    </ChangeForm>
  )
}

const Passkeys = ({ passkeys }: { readonly passkeys: readonly PasskeyShown[] }) => {
  const { t } = useTranslation()
  return passkeys.length === 0 ? (
    <p className="hint">{t('passkey.none')}</p>
  ) : (
    <ul className="people">
      {passkeys.map(({ id, name, since }) => {
        const shown = name === '' ? t('passkey.unnamed') : name
        return (
          <li key={id}>
            <strong dir="auto">{shown}</strong> <span className="hint">{t('passkey.since', { since })}</span>
            <form method="post" className="inline">
              <input type="hidden" name="change" value="remove" />
              <button type="submit" className="quiet" name="id" value={id}>
                {t('passkey.remove')}
                <span className="visually-hidden">{`: ${shown}`}</span>
              </button>
            </form>
          </li>
        )
      })}
    </ul>
  )
}

interface WaysProps {
  readonly who: 'patient' | 'staff'
  readonly passkeys: readonly PasskeyShown[]
  readonly changed: Pick<WaysChanged, 'done' | 'message' | 'codes'> | undefined
  /** the address of this page */
  readonly here: string
}

/** Passkeys, and PIN or password, of who is signed in. */
export const SignInWays = ({ who, passkeys, changed, here }: WaysProps) => {
  const { t } = useTranslation()
  return (
    <>
      <h1>{t('ways.title')}</h1>
      {changed?.message ? <Notice kind="refused">{changed.message}</Notice> : null}
      {changed?.done ? <Notice kind="done">{t(`ways.done.${changed.done}`)}</Notice> : null}
      {changed && changed.codes.length > 0 ? <RecoveryCodes codes={changed.codes} /> : null}
      <section aria-labelledby="passkeys">
        <h2 id="passkeys">{t('passkey.title')}</h2>
        <p>{t('passkey.lead')}</p>
        <Passkeys passkeys={passkeys} />
        <PasskeyButton does="register" next={here} />
      </section>
      <section aria-labelledby="others">
        <h2 id="others">{t(`ways.others.${who}`)}</h2>
        {who === 'patient' ? (
          <NewSecret change="pin" />
        ) : (
          <>
            <NewSecret change="password" />
            <ChangeForm change="codes" label={t('ways.codes')}>
              <p>{t('ways.codesHint')}</p>
              <Field
                name="old"
                id="codes-old"
                label={t('door.passwordAgain')}
                type="password"
                required
                autoComplete="current-password"
                {...PASSWORD}
              />
            </ChangeForm>
          </>
        )}
      </section>
    </>
  )
}
