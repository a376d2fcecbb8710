/** A pack of a house with one rule: its words, its texts and its cases. */
export const RULE = `kind: avoid
concept: no-gnome
spec: '-'
sources: []
severity: error
cases:
  en:
    - { draft: The gnomes did it., verdict: hollow, at: gnomes }
    - { draft: An expired certificate did it., verdict: absent }
`
export const TEXTS = `summary: x
why: y
messages: { hollow: 'Unexpected "{actual}", expected what failed' }
question: z
expected: ['{part}']
`
const GNOME = 'about: Gnomes.\nconcept: no-gnome\nentries:\n  - { phrases: [gnomes], hits: [The gnomes did it.], spares: [A gnome.] }\n'

/** Its files, in the folder `house`. */
export const HOUSE = { 'house/rules/wording/no-gnome.yml': RULE, 'house/texts/no-gnome.yml': TEXTS, 'house/lexicons/gnome.yml': GNOME }
