import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formatReports } from '../../src/index.ts'
import { archive } from '../formatters/html-archive.ts'
import { browserPath, Page } from './chromium.ts'

const path = browserPath()
if (path === undefined) throw new Error('no Chromium: install it (apt-get install chromium) or name one in CHROMIUM')

const folder = mkdtempSync(join(tmpdir(), 'incident-lint-page-'))
const file = join(folder, 'report.html')
const url = pathToFileURL(file).href
let page: Page

beforeAll(async () => {
  writeFileSync(file, formatReports(archive(), 'html'))
  page = await Page.open(path)
}, 60_000)

afterAll(async () => {
  await page?.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('a page with hostile words', () => {
  beforeAll(() => page.show(url))

  test('runs nothing of them, asks for nothing but itself, and has no complaint', async () => {
    await page.run('document.querySelectorAll("details").forEach((one) => { one.open = true })')
    for (const event of ['mouseover', 'click', 'focus'])
      await page.run(`document.querySelectorAll("*").forEach((one) => one.dispatchEvent(new Event("${event}")))`)
    expect(await page.run('typeof window.pwned')).toBe('undefined')
    expect(new Set(page.requests.map((one) => one.replace(/#.*/, '')))).toEqual(new Set([url]))
    expect(page.complaints).toEqual([])
  })

  test('its policy stops a script, a style, an image and a form that got in all the same', async () => {
    const before = page.complaints.length
    await page.run(`new Promise((done) => {
      const script = document.createElement('script'); script.textContent = 'window.pwned = true'; document.body.append(script)
      const image = document.createElement('img'); image.src = 'https://tracker.example/a.png'; document.body.append(image)
      document.body.setAttribute('style', 'color: red'); setTimeout(done, 300)
    })`)
    expect(await page.run('typeof window.pwned')).toBe('undefined')
    expect(await page.run('getComputedStyle(document.body).color')).not.toBe('rgb(255, 0, 0)')
    expect(page.requests.filter((one) => one.startsWith('http'))).toEqual([])
    expect(page.blocked).toEqual(['https://tracker.example/a.png'])
    expect(page.complaints.length).toBeGreaterThan(before)
  })
})

describe('keyboard', () => {
  beforeAll(() => page.show(url))
  const focused = () => page.run<string>('(document.activeElement.getAttribute("href") ?? document.activeElement.id) || document.activeElement.tagName')
  const tab = () => page.press('Tab', 9)

  test('the first stop leads past the charts to the posts', async () => {
    await tab()
    expect(await focused()).toBe('#posts')
    expect(await page.run('document.activeElement.getBoundingClientRect().left >= 0')).toBe(true)
  })

  test('every stop is met in the order of the page, and can be seen', async () => {
    const stops: number[] = []
    const hidden: string[] = []
    for (let count = 0; count < 40; count++) {
      await tab()
      const [at, seen, name] = await page.run<[number, boolean, string]>(`(() => {
        const all = [...document.querySelectorAll('*')], one = document.activeElement
        const style = getComputedStyle(one)
        return [all.indexOf(one), style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0, one.outerHTML.slice(0, 80)]
      })()`)
      stops.push(at)
      if (!seen) hidden.push(name)
    }
    expect(stops).toEqual([...stops].sort((a, b) => a - b))
    expect(hidden).toEqual([])
  })

  test('a post opens by a key', async () => {
    await page.run('document.querySelector("#posts summary").focus()')
    await page.press('Enter', 13, '\r')
    expect(await page.run('document.querySelector("#posts details").open')).toBe(true)
  })

  test('a link from an incident opens its post and goes there', async () => {
    await page.run('document.querySelector("#incidents details").open = true')
    const target = await page.run<string>('(() => { const link = document.querySelector("#incidents a"); link.click(); return link.hash.slice(1) })()')
    await page.settled()
    expect(await page.run(`document.getElementById("${target}").firstElementChild.open`)).toBe(true)
    expect(await page.run('document.activeElement.id')).toBe(target)
  })
})

describe('filters', () => {
  beforeAll(() => page.show(url))
  const set = async (id: string, value: string) => {
    await page.run(
      `(() => { const one = document.getElementById("${id}"); one.value = ${JSON.stringify(value)}; one.dispatchEvent(new Event("input", { bubbles: true })) })()`,
    )
    await page.settled()
    return page.run<string[]>('[...document.querySelectorAll("#post-list > li:not([hidden])")].map((one) => one.id)')
  }

  test('by stage, verdict, words and component, and all of them together', async () => {
    const all = await set('by-words', '')
    expect(await page.run('document.getElementById("shown").textContent')).toBe(`${all.length} of ${all.length} posts`)
    expect((await set('by-stage', 'identified')).sort()).toEqual(['p2', 'p5'])
    expect(await set('by-component', 'Login')).toEqual(['p2'])
    await set('by-stage', '')
    expect((await set('by-component', 'Login & mail')).sort()).toEqual(['p4', 'p5', 'p6'])
    await set('by-component', '')
    expect(await set('by-words', 'TRACKER.example')).toEqual(['p7'])
    await set('by-words', '')
    await set('by-verdict', 'hollow')
    expect(await set('by-element', 'signer')).toEqual(await page.run('[...document.querySelectorAll("[data-hollow~=signer]")].map((one) => one.id)'))
    expect(await page.run('document.getElementById("shown").getAttribute("role")')).toBe('status')
  })

  test('a link to a post that is filtered away brings it back', async () => {
    await set('by-element', '')
    await set('by-verdict', '')
    expect(await set('by-words', 'TRACKER.example')).toEqual(['p7'])
    await page.run('location.hash = "#p1"')
    await page.settled()
    expect(await page.run('document.querySelector("#p1 details").open')).toBe(true)
    expect(await page.run('document.getElementById("by-words").value')).toBe('')
    expect(await page.run('document.querySelectorAll("#post-list > li").length')).toBe(9)
  })
})

describe('without a script', () => {
  test('every post can be read, and no dead control is shown', async () => {
    const bare = join(folder, 'bare.html')
    writeFileSync(bare, formatReports(archive(), 'html').replace(/<script>.*<\/script>/s, ''))
    await page.show(pathToFileURL(bare).href)
    expect(await page.run('document.getElementById("filters").offsetHeight')).toBe(0)
    expect(await page.run('document.querySelectorAll("#post-list > li:not([hidden])").length')).toBe(9)
  })
})

/** Contrast of text with what lies under it, by the formula of WCAG 2; and of what charts draw. */
const CONTRASTS = `(() => {
  const channel = (c) => { c /= 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4 }
  const light = (rgb) => { const [r, g, b] = rgb.match(/[\\d.]+/g).map(Number); return 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b) }
  const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05) }
  const under = (node) => { for (let one = node; one; one = one.parentElement) { const colour = getComputedStyle(one).backgroundColor; if (colour && !/, 0\\)$|transparent/.test(colour)) return colour } return getComputedStyle(document.body).backgroundColor }
  const out = []
  for (const node of document.querySelectorAll('body *')) {
    if (!node.checkVisibility() || ![...node.childNodes].some((one) => one.nodeType === 3 && one.data.trim() !== '') || node.closest('script, style, defs, title, option')) continue
    const style = getComputedStyle(node)
    const value = ratio(node.closest('svg') ? style.fill : style.color, under(node))
    if (value < 4.5) out.push(node.tagName + '.' + (node.getAttribute('class') ?? '') + ' ' + value.toFixed(2))
  }
  const paper = getComputedStyle(document.body).backgroundColor
  for (const [selector, key] of [['.present', 'fill'], ['.hatch-line', 'fill'], ['.absent', 'stroke'], ['.count', 'fill'], ['.axis', 'stroke']]) {
    const value = ratio(getComputedStyle(document.querySelector(selector))[key], paper)
    if (value < 3) out.push(selector + ' ' + value.toFixed(2))
  }
  return [...new Set(out)]
})()`

describe.each(['light', 'dark'])('%s', (scheme) => {
  beforeAll(async () => {
    await page.show(url, { scheme })
    await page.run('document.querySelectorAll("details").forEach((one) => { one.open = true })')
  })

  test('text and drawings stand out', async () => {
    expect(await page.run(CONTRASTS)).toEqual([])
    const [red = 0] = (await page.run<string>('getComputedStyle(document.body).backgroundColor')).match(/\d+/g)?.map(Number) ?? []
    expect(red > 128).toBe(scheme === 'light')
  })

  test.each([1200, 390, 320])('%i pixels wide: nothing is wider than the window', async (width) => {
    await page.show(url, { scheme, width })
    await page.run('document.querySelectorAll("details").forEach((one) => { one.open = true })')
    expect(await page.run('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
  })
})

test('a screen reader finds named regions, named charts, named controls, and headings without a gap', async () => {
  await page.show(url)
  await page.run('document.querySelectorAll("details").forEach((one) => { one.open = true })')
  const { nodes } = (await page.send('Accessibility.getFullAXTree')) as {
    nodes: { ignored: boolean; role: { value: string }; name?: { value: string }; properties?: { name: string; value: { value: number } }[] }[]
  }
  const seen = nodes.filter(({ ignored }) => !ignored)
  for (const role of ['region', 'image', 'navigation', 'combobox', 'searchbox', 'button', 'link', 'main']) {
    const unnamed = seen.filter((node) => node.role.value === role && role !== 'main' && !node.name?.value)
    expect(unnamed.length, role).toBe(0)
  }
  expect(seen.filter(({ role }) => role.value === 'region').length).toBeGreaterThan(8)
  const levels = await page.run<number[]>('[...document.querySelectorAll("h1, h2, h3, h4")].map((one) => Number(one.tagName[1]))')
  levels.forEach((level, index) => expect(level - (levels[index - 1] ?? 0), `heading ${index}`).toBeLessThanOrEqual(index === 0 ? 1 : 2))
})
