import { LEVELS } from '@anagen/kb'
import { AuditTable } from '../parts/clinic/audit-table.tsx'
import { CallsTable, LogCall } from '../parts/clinic/calls.tsx'
import { FindPatient } from '../parts/clinic/find-patient.tsx'
import { Helpers } from '../parts/clinic/helpers.tsx'
import { Messages } from '../parts/clinic/messages.tsx'
import { QueueTable } from '../parts/clinic/queue-table.tsx'
import { SaidList } from '../parts/clinic/said.tsx'
import { Trend } from '../parts/clinic/trend.tsx'
import { ARABIC_NAME, type Examples, LONG_NAME, LONG_TEXT } from './example.ts'

const NO_FILTER = { state: null, level: null, owner: null, cursor: null }
type Queue = Parameters<typeof QueueTable>[0]['queue']
const queueOf = (rows: Queue['rows']): Queue => ({
  rows,
  total: rows.length,
  counts: { open: rows.length, acknowledged: 0, contacted: 0 },
  filter: NO_FILTER,
  next: null,
  staff: [],
  mark: '',
  asOf: '09:00',
})

const NAMES = ['Pat (synthetic)', LONG_NAME, ARABIC_NAME, 'Mo (synthetic)', 'Ines (synthetic)']

export const clinic: Examples = {
  'queue-table.empty': () => <QueueTable slug="demo" queue={queueOf([])} />,
  'queue-table.levels': () => (
    <QueueTable
      slug="demo"
      queue={queueOf(
        LEVELS.toReversed().map((level, i) => ({
          caseId: `case-${i}`,
          patient: NAMES[i] ?? '',
          level,
          state: i < 2 ? 'open' : 'acknowledged',
          cause: i === 1 ? 'session-amended' : i === 3 ? 'missed-check-in' : 'check-in',
          why:
            i === 3
              ? null
              : {
                  rule: i === 0 ? 'red-flag-raised' : 'not-understood',
                  signs: i === 0 ? [LONG_TEXT, 'Skin that is hot to the touch'] : i === 2 ? [LONG_NAME] : [],
                  others: i,
                  because: LONG_TEXT,
                },
          owner: i === 1 ? LONG_NAME : 'Nia Nurse (synthetic)',
          waits: `${i + 1} hours`,
          opened: `today, 0${8 - i}:30`,
          passedOn: i,
          due: 'today, 09:30',
          isOverdue: i === 0,
          rest: i < 2 ? null : { since: '3 hours', until: 'today, 09:30', isIdle: i === 2 },
        })),
      )}
    />
  ),
  'find-patient.nobody': () => (
    <FindPatient slug="demo" patients={{ q: LONG_NAME, isLater: false, rows: [], next: null }} />
  ),
  'find-patient.more': () => (
    <FindPatient slug="demo" patients={{ q: ARABIC_NAME, isLater: false, rows: { length: 50 }, next: 'cursor=1' }} />
  ),
  'messages.none': () => <Messages messages={[]} messageId="1" patient="You" hint="" />,
  'messages.long': () => (
    <Messages
      messages={[
        { id: '1', who: null, when: 'today, 08:00', text: LONG_TEXT, withdrawn: null, mayWithdraw: true },
        {
          id: '2',
          who: 'Nia Nurse (synthetic)',
          when: 'today, 08:10',
          text: 'Thank you. Come in at ten.',
          withdrawn: null,
          mayWithdraw: false,
        },
        { id: '3', who: null, when: 'today, 08:12', text: ARABIC_NAME, withdrawn: null, mayWithdraw: false },
        {
          id: '4',
          who: null,
          when: 'today, 08:13',
          text: '',
          withdrawn: { when: 'today, 08:14', isKept: false },
          mayWithdraw: false,
        },
      ]}
      messageId="1"
      patient={LONG_NAME}
      hint="A message closes no case."
    />
  ),
  calls: () => (
    <>
      <CallsTable
        slug="demo"
        calls={NAMES.slice(0, 3).map((patient, i) => ({
          id: `call-${i}`,
          when: 'today, 08:00',
          patientId: 'patient',
          patient,
          who: 'Nia Nurse (synthetic)',
          caseId: null,
          note: i === 1 ? null : LONG_TEXT.slice(0, 160 * (i + 1)),
        }))}
      />
      <LogCall id="example" callId="1" />
    </>
  ),
  'audit-table': () => (
    <AuditTable
      entries={[
        { key: '1', when: 'today, 08:00', kind: 'staff', who: LONG_NAME, action: 'show-patient', times: 3 },
        { key: '2', when: 'today, 07:00', kind: 'patient', who: null, action: 'submit-check-in', times: 1 },
        { key: '3', when: 'yesterday, 23:00', kind: 'system', who: null, action: 'escalate-case', times: 1 },
        { key: '4', when: 'yesterday, 22:00', kind: 'staff', who: null, action: 'something-new', times: 1 },
      ]}
    />
  ),
  'helpers.none': () => <Helpers helpers={{ rows: [], mayInvite: false, mayInviteAgain: false }} />,
  'helpers.some': () => (
    <Helpers
      helpers={{
        rows: [
          { id: '1', name: LONG_NAME, email: 'helper@helper.example', since: 'yesterday', until: null },
          { id: '2', name: ARABIC_NAME, email: 'other@helper.example', since: 'Mon 2 Nov', until: 'today' },
        ],
        mayInvite: true,
        mayInviteAgain: true,
      }}
    />
  ),
  'said-list': () => (
    <SaidList
      said={[
        { kind: 'words', text: LONG_TEXT },
        { kind: 'sign', name: 'Redness', grade: 'Pink, only seen up close', trend: 'better', isNotMeant: false },
        { kind: 'sign', name: 'Pus', grade: null, trend: null, isNotMeant: true },
        { kind: 'temperature', celsius: 38.4 },
        { kind: 'about', text: 'Takes a blood thinner' },
      ]}
    />
  ),
  trend: ({ trend }) => <Trend trend={trend} />,
}
