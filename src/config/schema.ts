import { AUDIENCES, CHANNELS, ELEMENTS, OPTIONALS, SITUATIONS, STAGES } from '../model.ts'

/** What the schema needs to know of the data: it is built when the rules are compiled, and published for editors. */
interface Named {
  id: string
  spec: string
}

const SEVERITY_NAMES = ['off', 'info', 'warning', 'error', 'warn', 0, 1, 2]
const PROVIDED = ['timestamp', 'stage', 'contact', 'signer']
/** Not `minLength`: its validator would bring a run-time helper along. */
const name = { type: 'string', pattern: '\\S' }
const names = (description: string) => ({ type: 'array', items: name, description })
const DURATION = '^\\d+ ?(m|min|minutes?|h|hours?|d|days?)$'
const duration = (description: string) => ({ type: 'string', pattern: DURATION, description, examples: ['30 min', '2 h', '3 days'] })
const closed = (properties: Record<string, object>, description: string) => ({ type: 'object', additionalProperties: false, properties, description })

/** JSON Schema (draft 7) of a config file. Each description says which rule reads the key. */
export function configSchema(rules: readonly Named[], profiles: readonly string[]): object {
  const own = aboutMessages(rules)
  // Each key is described once, and stands at the top and in overrides alike.
  const shared = Object.fromEntries(Object.keys(own).map((key) => [key, { $ref: `#/definitions/${key}` }]))
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Config of incident-lint',
    definitions: own,
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: { type: 'string', description: 'Where an editor finds this schema. The linter does not read it.' },
      extends: {
        type: ['string', 'array'],
        if: { type: 'string' },
        // `then` is a keyword of JSON Schema, nothing to wait for.
        then: { ...name, examples: profiles },
        items: { ...name, examples: profiles },
        description: `Profile that says what each stage and channel asks for: ${profiles.join(', ')}; default: house, and of several the last counts. Or a preset: another config as YAML or JSON, by its path from this file (./house.yml) or by the npm package that holds it. What this file says wins. Read by every element rule.`,
        examples: [['strict', './house-preset.yml', '@larkmail/incident-lint']],
      },
      files: names(
        'Which files of a folder are messages, beside those that a folder name (incidents, issues, _posts, status, maintenance, postmortems) or a key of the front matter gives away. Written as in .gitignore, with {a,b}; relative to this file.',
      ),
      ignores: names('Files that are never judged. Written as in .gitignore, with {a,b}; relative to this file.'),
      plugins: {
        ...names(
          'Modules with detectors of the house, in code: paths from this file, or npm packages. Each exports what `defineDetector` gives, or a list of it. A rule of a pack, or a built-in one, reads what they mark. Refused under --no-code.',
        ),
        examples: [['./detectors/ticket.mjs']],
      },
      compat: {
        type: 'string',
        pattern: '^\\d+\\.\\d+(\\.\\d+)?$',
        description: 'A version of incident-lint, "1.3": rules that came later are held at info until this is raised or `rules` names them.',
        examples: ['1.3'],
      },
      ...shared,
      overrides: {
        type: 'array',
        description: 'Other values for some files. Later entries win; `org` and `rules` are merged key by key.',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['files'],
          properties: { files: { ...names('Which files. Written as in .gitignore, with {a,b}; relative to this file.'), minItems: 1 }, ...shared },
        },
      },
    },
  }
}

/** Keys that an override may hold as well. */
function aboutMessages(rules: readonly Named[]): Record<string, object> {
  const severity = { enum: SEVERITY_NAMES }
  return {
    stage: { enum: STAGES, description: 'Stage of messages that do not say it themselves. Read by every element rule.' },
    situation: { enum: SITUATIONS, description: 'Situation of messages that do not say it themselves. Read by every element rule.' },
    channel: { enum: CHANNELS, description: 'Where the messages are published. Default: status. Read by every element rule.' },
    language: {
      type: 'string',
      pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$',
      description: 'Language of the messages (BCP 47). Read by every rule: it chooses the words that are looked for.',
      examples: ['en'],
    },
    locale: {
      type: 'string',
      pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$',
      description: 'Language of what the findings say (BCP 47). Default: that of each message.',
      examples: ['id'],
    },
    audience: { enum: AUDIENCES, description: 'Who reads the messages. Default: customers. Read by the wording rules on jargon (V22, V23).' },
    platform: {
      enum: ['x', 'mastodon', 'bluesky', 'threads'],
      description: 'Where social posts go. Default: x; `platform` in the front matter of a post wins. Read by `channel-length`.',
    },
    elements: {
      type: 'array',
      items: { enum: OPTIONALS },
      description: `Optional elements to judge besides the ten, at the stages that the profile has for them: ${OPTIONALS.join(', ')}. The profile strict has them all. Read by their rules.`,
      examples: [['remedy', 'impact.data']],
    },
    provided: {
      type: 'array',
      items: { enum: PROVIDED },
      description:
        'What the publishing page prints around the message. Such an element counts as present, and the output says so. Read by `named-signer`, `reachable-contact`, `clear-timeline`.',
    },
    waive: {
      type: 'object',
      additionalProperties: false,
      description: 'Elements that are excused, each with a reason, and an ISO date after which they are asked for again. Read by every element rule.',
      properties: Object.fromEntries(
        [...ELEMENTS, ...OPTIONALS].map((element) => [
          element,
          {
            description: `Excuses a message without ${element}.`,
            type: 'object',
            additionalProperties: false,
            required: ['reason'],
            properties: {
              reason: { ...name, description: 'Why.' },
              until: { description: 'The last day (ISO date).', type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$', examples: ['2026-05-31'] },
            },
          },
        ]),
      ),
      examples: [{ signer: { reason: 'the platform cannot show a name before May', until: '2026-05-31' } }],
    },
    org: orgSchema(),
    packs: {
      ...names(
        'Folders with words and rules of the house, relative to this file. In each: lexicons/<rule>.yml adds phrases to a rule, and gives some another weight or, with `severity: off`, none; lexicons/<list>.yml adds words to a list of that name; rules/wording/<id>.yml and texts/<id>.yml make rules of its own. Read by every rule.',
      ),
      examples: [['./house']],
    },
    rules: {
      type: 'object',
      description: 'Severity by rule id (or its id in the domain specification): off, info, warning, error; warn, 0, 1 and 2 mean off, warning and error.',
      additionalProperties: false,
      properties: Object.fromEntries(rules.flatMap(({ id, spec }) => [[id, severity], ...(spec && spec !== '-' && spec !== id ? [[spec, severity]] : [])])),
    },
  }
}

function orgSchema(): object {
  return closed(
    {
      name: { ...name, description: 'What the house is called. Read by `named-signer`: a house is not a person.' },
      people: {
        type: 'object',
        additionalProperties: name,
        description: 'Initials or handles to full names of the people who may sign with them. Read by `named-signer`.',
        examples: [{ AD: 'Amara Diallo' }],
      },
      products: names('Product names: each is a particular that a reader can check. Read by `bounded-impact`, `stated-cause`, `current-action`.'),
      components: names('Components as the status page names them. Read by `bounded-impact`, `stated-cause`.'),
      vendors: names('Suppliers by name. Read by `stated-cause` and the wording rule on blame (V06).'),
      contacts: names('Addresses, numbers and handles at which the house can be reached. Read by `reachable-contact`.'),
      zone: {
        ...name,
        description: 'IANA time zone in which clock times without a zone are read. Read by `clear-timeline`, `next-update` and the fact rules on time (F04).',
        examples: ['Asia/Jakarta'],
      },
      zoneAlias: {
        type: 'object',
        additionalProperties: name,
        description: 'Zone abbreviations to IANA zones, for those that mean several. Read by the fact rule on abbreviations (F11).',
        examples: [{ IST: 'Asia/Kolkata' }],
      },
      dates: { enum: ['dmy', 'mdy'], description: 'How 3/4/2026 is read. Read by `clear-timeline` and the fact rule on ambiguous dates (F05).' },
      domains: closed(
        {
          own: names('Domains of the house. Read by `reachable-contact`.'),
          internal: names('Domains that customers must not see. Read by the wording rule on leaks (V21).'),
        },
        'Domains of the house.',
      ),
      cadence: closed(
        {
          gap: duration('Longest time between two updates when none was promised. Read by the thread rule on cadence (T01).'),
          grace: duration('How late a promised update may be. Read by the thread rule on promises (T02).'),
          firstNotice: duration('Longest time from the start to the first notice. Read by the thread rule on first notices (T18).'),
          postmortemDays: {
            type: 'integer',
            minimum: 1,
            description: 'Days until a promised report is due when no date was given. Read by the thread rule on reports (T08).',
          },
        },
        'How often the house promises to write.',
      ),
      maintenance: closed(
        {
          leadTime: duration('Shortest notice of planned work. Read by `real-apology`: shorter notice asks for an apology.'),
          hours: {
            type: 'string',
            pattern: '^\\d{2}:\\d{2}-\\d{2}:\\d{2}$',
            description: 'Business hours of the audience. Read by `real-apology`: work inside them asks for an apology.',
            examples: ['08:00-18:00'],
          },
        },
        'Planned work.',
      ),
      shifts: { type: 'boolean', description: 'People hand over between updates. Read by the thread rule on signers (T16).' },
    },
    'What the house is called, sells, runs on, and who speaks for it.',
  )
}
