import type { CaseCause } from '../cases/tables.ts'

/**
 * What mails say. Discreet: a mail lies on locked screens and in shared mailboxes, so none names a treatment, a sign or a patient.
 * What there is to know stands behind the link, after signing in.
 */
export interface MailText {
  readonly subject: string
  readonly text: string
}

export interface AboutClinic {
  readonly clinicName: string
  readonly clinicPhone: string
}

const SIGNATURE = ({ clinicName, clinicPhone }: AboutClinic): string => `\n\n${clinicName}\n${clinicPhone}\n`

export const invitationText = (clinic: AboutClinic, url: string, until: string): MailText => ({
  subject: `${clinic.clinicName} invites you to sign in`,
  text: `${clinic.clinicName} has set up an account for you. Open this page to choose how you sign in:\n\n${url}\n\nThe link works once, until ${until}. If you did not expect it, do nothing; call ${clinic.clinicPhone} if in doubt.${SIGNATURE(clinic)}`,
})

export const linkText = (clinic: AboutClinic, url: string, until: string): MailText => ({
  subject: 'Your link to sign in',
  text: `Open this page and enter your PIN:\n\n${url}\n\nThe link works once, until ${until}. If you did not ask for it, do nothing: without your PIN it is of no use.${SIGNATURE(clinic)}`,
})

export const reminderText = (clinic: AboutClinic, url: string, stopUrl: string): MailText => ({
  subject: 'How are you today?',
  text: `It is time to say how you are. It takes two minutes:\n\n${url}\n\nIf something worries you, do not wait: call ${clinic.clinicPhone}, and in an emergency your emergency number.\n\nNo more reminders: ${stopUrl}${SIGNATURE(clinic)}`,
})

export const messageText = (clinic: AboutClinic, url: string): MailText => ({
  subject: `A message from ${clinic.clinicName}`,
  text: `There is a message for you. Read and answer it here:\n\n${url}\n\nIf it cannot wait, call ${clinic.clinicPhone}.${SIGNATURE(clinic)}`,
})

export const messageToStaffText = (clinic: AboutClinic, url: string): MailText => ({
  subject: 'A patient wrote to you',
  text: `A message is waiting for you:\n\n${url}${SIGNATURE(clinic)}`,
})

/** To the owner, who passes it on to whoever runs the server. */
export const storageText = (clinic: AboutClinic, said: string): MailText => ({
  subject: 'Anagen runs out of room to store what patients say',
  text: `On the server of ${clinic.clinicName}: ${said}\n\nTell whoever runs it today. Nothing is lost yet; check-ins are taken as long as there is room.${SIGNATURE(clinic)}`,
})

interface AboutCase {
  readonly level: string
  readonly dueAt: string
  readonly url: string
}

/** To whoever took a case and noted nothing since. */
export const leftCaseText = (clinic: AboutClinic, { level, dueAt, url }: AboutCase): MailText => ({
  subject: `${level.toUpperCase()}: what became of the case you took?`,
  text: `You took a case, and nothing has been noted since. Level: ${level}. Log the call, give it another level or resolve it by ${dueAt}:\n\n${url}\n\nIf you do not, it is open again and goes to the next person on the rota.${SIGNATURE(clinic)}`,
})

interface AboutOpenCase extends AboutCase {
  readonly cause: CaseCause
  readonly isEscalated: boolean
}

const why = ({ cause, isEscalated }: AboutOpenCase): string => {
  if (isEscalated) return 'Nobody saw to it in time, and it is yours now.'
  return cause === 'unread-message' ? 'A patient wrote, and nobody has opened it.' : 'A patient needs you.'
}

export const caseText = (clinic: AboutClinic, about: AboutOpenCase): MailText => ({
  subject: `${about.level.toUpperCase()}: a case is yours until ${about.dueAt}`,
  text: `${why(about)} Level: ${about.level}. Acknowledge it by ${about.dueAt}:\n\n${about.url}\n\nIf you do not, it goes to the next person on the rota.${SIGNATURE(clinic)}`,
})
