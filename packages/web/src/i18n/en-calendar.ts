/** The words of the page on which a patient subscribes to their plan. */
export const enCalendar = {
  title: 'Your plan in your calendar',
  lead: 'Your phone or computer can show your plan and your check-ins in its own calendar, and keeps them up to date.',
  titles: 'What the entries are called',
  named: { no: 'Discreet', yes: 'With details' },
  namedHint: {
    no: '“Your plan: 2 steps”. Nothing tells what was done, not on a locked screen either.',
    yes: 'The whole sentence, with the name of the treatment. Whoever sees your calendar reads it.',
  },
  make: 'Make an address for my calendar',
  address: 'Your calendar’s address',
  since: 'Made {{since}}.',
  open: 'Add to the calendar of this device',
  copy: 'Or copy the address',
  secret: 'Keep it to yourself: whoever has it reads the plan without signing in.',
  how: 'How to add it',
  apple: {
    name: 'iPhone, iPad, Mac',
    steps:
      'Tap “Add to the calendar of this device” and confirm “Subscribe”. By hand: Settings, Apps, Calendar, Calendar Accounts, Add Account, Other, Add Subscribed Calendar; paste the address.',
  },
  android: {
    name: 'Android',
    steps:
      'Google’s calendar on the phone cannot add an address by itself. On a computer, open calendar.google.com with the same account and follow “Google Calendar”; the phone shows it after a while.',
  },
  google: {
    name: 'Google Calendar',
    steps:
      'On calendar.google.com: beside “Other calendars” choose +, “From URL”, paste the address, “Add calendar”. Google reads it again only a few times a day.',
  },
  outlook: {
    name: 'Outlook',
    steps: 'On outlook.com: Calendar, “Add calendar”, “Subscribe from web”, paste the address, “Import”.',
  },
  change: 'Change or end it',
  changeHint: 'A new address ends the one before: calendars that have it show nothing new from then on.',
  renew: 'Make a new address',
  end: 'End it',
  notYours: 'Only the patient can make an address for the calendar.',
} as const
