// Runs in the page: finds posts by their words and facts, and opens what a link leads to. The page can be read without it.
const list = document.getElementById('post-list')
const form = document.getElementById('filters')
const told = document.getElementById('shown')
const posts = list ? [...list.children] : []
let shown = posts

if (list && form && told) {
  const field = (id) => document.getElementById(id)
  const value = (id) => field(id)?.value ?? ''
  // Read once, when somebody is about to look for words.
  let texts
  const read = () => {
    texts ??= posts.map((one) => one.textContent.toLowerCase())
    return texts
  }

  const fitting = () => {
    const [element, verdict, component, stage] = ['element', 'verdict', 'component', 'stage'].map((name) => value(`by-${name}`))
    const words = value('by-words').trim().toLowerCase()
    return posts.filter((post, index) => {
      const { absent = '', hollow = '', present = '', components } = post.dataset
      const sought = verdict === '' ? `${absent} ${hollow} ${present}` : { absent, hollow, present }[verdict]
      if (element !== '' ? !sought.split(' ').includes(element) : verdict !== '' && sought === '') return false
      if (stage !== '' && stage !== post.dataset.stage) return false
      if (component !== '' && !JSON.parse(components ?? '[]').includes(component)) return false
      return words === '' || read()[index].includes(words)
    })
  }

  const tell = () => {
    told.textContent = told.dataset.text.replace('{shown}', shown.length).replace('{all}', posts.length)
  }
  // Posts that do not fit leave the page: thousands that are only hidden are laid out again at each letter.
  const filter = () => {
    const next = fitting()
    if (next.length !== shown.length || next.some((one, index) => one !== shown[index])) {
      shown = next
      list.replaceChildren(...shown)
    }
    tell()
  }

  let waiting
  const soon = () => {
    clearTimeout(waiting)
    waiting = setTimeout(filter, 150)
  }
  const open = (on) => {
    for (const post of shown) post.firstElementChild.open = on
  }

  form.addEventListener('input', soon)
  field('by-words').addEventListener('focus', read)
  form.addEventListener('submit', (event) => event.preventDefault())
  field('open-all').addEventListener('click', () => open(true))
  field('close-all').addEventListener('click', () => open(false))
  form.hidden = false
  tell()
}

/** What a link leads to may stand in a post that the filters took away: then all posts come back. */
const find = (id) => {
  const there = document.getElementById(id)
  if (there || !list) return there
  const away = posts.find((post) => post.id === id || post.querySelector(`#${CSS.escape(id)}`))
  if (!away) return undefined
  form?.reset()
  form?.dispatchEvent(new Event('input'))
  shown = posts
  list.replaceChildren(...shown)
  return document.getElementById(id)
}

const reveal = () => {
  const id = location.hash.slice(1)
  const target = id === '' ? undefined : find(id)
  if (!target) return
  const entry = target.closest('.entry')
  if (entry) entry.firstElementChild.open = true
  target.scrollIntoView()
  if (!target.matches('a')) target.tabIndex = -1
  target.focus({ preventScroll: true })
}
addEventListener('hashchange', reveal)
reveal()
