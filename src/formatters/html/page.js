// Runs in the page: finds posts by their words and facts, and opens what a link leads to. The page can be read without it.
const list = document.getElementById('post-list')
const form = document.getElementById('filters')
const told = document.getElementById('shown')

if (list && form && told) {
  const posts = [...list.children]
  const field = (id) => document.getElementById(id)
  const value = (id) => field(id)?.value ?? ''
  // Read once, when somebody first looks for words.
  let texts

  const fits = (post, index) => {
    const { absent, hollow, present, stage, components } = post.dataset
    const [element, verdict, component] = [value('by-element'), value('by-verdict'), value('by-component')]
    const sought = verdict === '' ? `${absent} ${hollow} ${present}` : ({ absent, hollow, present }[verdict] ?? '')
    if (element !== '' ? !sought.split(' ').includes(element) : verdict !== '' && sought === '') return false
    if (value('by-stage') !== '' && value('by-stage') !== stage) return false
    if (component !== '' && !JSON.parse(components).includes(component)) return false
    const words = value('by-words').trim().toLowerCase()
    if (words === '') return true
    texts ??= posts.map((one) => one.textContent.toLowerCase())
    return texts[index].includes(words)
  }

  const filter = () => {
    let shown = 0
    posts.forEach((post, index) => {
      post.hidden = !fits(post, index)
      if (!post.hidden) shown++
    })
    told.textContent = told.dataset.text.replace('{shown}', shown).replace('{all}', posts.length)
  }

  let waiting
  const soon = () => {
    clearTimeout(waiting)
    waiting = setTimeout(filter, 150)
  }
  const open = (on) => {
    for (const post of posts) if (!post.hidden) post.firstElementChild.open = on
  }

  form.addEventListener('input', soon)
  form.addEventListener('submit', (event) => event.preventDefault())
  field('open-all').addEventListener('click', () => open(true))
  field('close-all').addEventListener('click', () => open(false))
  form.hidden = false
  filter()
}

const reveal = () => {
  const target = document.getElementById(location.hash.slice(1))
  if (!target || location.hash === '') return
  const entry = target.closest('.entry')
  if (entry) {
    entry.hidden = false
    entry.firstElementChild.open = true
  }
  target.scrollIntoView()
  if (!target.matches('a')) target.tabIndex = -1
  target.focus({ preventScroll: true })
}
addEventListener('hashchange', reveal)
reveal()
