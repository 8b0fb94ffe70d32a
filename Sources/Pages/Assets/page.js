// What a page does beyond being read. Everything works without it.
'use strict'
const all = (selector, within = document) => [...within.querySelectorAll(selector)]
const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties)
  element.append(...children)
  return element
}

// Theme
const root = document.documentElement
const themeButton = document.querySelector('button.theme')
const isDark = () => (root.dataset.theme || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark'
const nameTheme = () => { themeButton.textContent = isDark() ? 'Light' : 'Dark'; themeButton.setAttribute('aria-label', `Use the ${isDark() ? 'light' : 'dark'} theme`) }
if (themeButton) {
  themeButton.hidden = false
  nameTheme()
  themeButton.addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark'
    root.style.colorScheme = root.dataset.theme
    try { localStorage.setItem('theme', root.dataset.theme) } catch {}
    nameTheme()
  })
}

// Contents: folded on a phone, and the section being read is marked
const contents = document.querySelector('.contents details')
if (contents && matchMedia('(max-width: 70rem)').matches) contents.open = false
const links = new Map(all('.contents a').map(a => [decodeURIComponent(a.hash.slice(1)), a]))
const observer = new IntersectionObserver(entries => {
  for (const { target, isIntersecting } of entries) if (isIntersecting) {
    links.forEach(a => a.removeAttribute('aria-current'))
    links.get(target.id)?.setAttribute('aria-current', 'true')
  }
}, { rootMargin: '0px 0px -75% 0px' })
links.forEach((_, id) => { const heading = document.getElementById(id); if (heading) observer.observe(heading) })

// Notes stand beside the block that they belong to where there is a margin, and below it elsewhere
const margin = matchMedia('(min-width: 70rem)')
const notes = all('.sidenote').map(note => {
  let block = note.previousElementSibling
  while (block?.matches('.sidenote')) block = block.previousElementSibling
  return { note, block }
}).filter(({ block }) => block)
const placeNotes = () => margin.matches ? notes.forEach(({ note, block }) => block.before(note)) : [...notes].reverse().forEach(({ note, block }) => block.after(note))
margin.addEventListener('change', placeNotes)
if (margin.matches) placeNotes()

// What is wider than its box scrolls inside it, and can then be reached by the keyboard
const formulas = all('.katex').filter(formula => !formula.closest('.equation, .table'))
const scrolling = all('pre, .table, .equation, .picture')
const fit = () => {
  const room = formula => formula.closest('p, li, h1, h2, h3, h4, h5, h6, figcaption, div').clientWidth
  const wide = new Set(formulas.filter(formula => all('.base', formula).some(base => base.offsetWidth > room(formula))))
  formulas.forEach(formula => { formula.classList.toggle('long', wide.has(formula)); if (!wide.has(formula)) formula.removeAttribute('tabindex') })
  const boxes = [...scrolling, ...wide].map(box => ({ box, isCut: box.scrollWidth > box.clientWidth + 1 }))
  for (const { box, isCut } of boxes) {
    if (isCut) box.tabIndex = 0; else box.removeAttribute('tabindex')
    box.classList.toggle('cut', isCut)
    if (!box.matches('.picture')) continue
    if (isCut) { box.setAttribute('role', 'group'); box.setAttribute('aria-label', 'Figure that scrolls sideways') } else { box.removeAttribute('role'); box.removeAttribute('aria-label') }
  }
}
new ResizeObserver(fit).observe(document.querySelector('main'))
document.fonts.ready.then(fit)

// Copying code
all('.source').forEach(source => {
  const button = make('button', { type: 'button', className: 'copy', textContent: 'Copy' })
  button.addEventListener('click', async () => {
    try { await navigator.clipboard.writeText(source.querySelector('code').textContent); button.textContent = 'Copied' } catch { button.textContent = 'Not copied' }
    setTimeout(() => { button.textContent = 'Copy' }, 1500)
  })
  source.append(button)
})

// Previews of what a reference leads to
let preview
const hide = () => { preview?.remove(); preview = undefined }
const partsHere = link => {
  const target = document.getElementById(decodeURIComponent(link.hash.slice(1)))
  const parts = [target, target && /^H\d$/.test(target.tagName) ? target.nextElementSibling : null].filter(Boolean).map(part => part.cloneNode(true))
  parts.forEach(part => [part, ...all('[id]', part)].forEach(element => element.removeAttribute('id')))
  return parts
}
const partsElsewhere = link => all('template[data-target]').filter(template => template.dataset.target === link.getAttribute('href')).map(template => template.content.cloneNode(true))
const show = link => {
  const shown = link.pathname === location.pathname ? partsHere(link) : partsElsewhere(link)
  if (!shown.length) return
  hide()
  preview = make('div', { className: 'preview' }, ...shown)
  preview.setAttribute('aria-hidden', 'true')
  all('[tabindex], a, button', preview).forEach(element => element.setAttribute('tabindex', '-1'))
  document.body.append(preview)
  const box = link.getBoundingClientRect()
  const left = Math.max(8, Math.min(box.left, innerWidth - preview.offsetWidth - 8))
  const below = box.bottom + 8 + preview.offsetHeight < innerHeight
  preview.style.left = `${left + scrollX}px`
  preview.style.top = `${(below ? box.bottom + 8 : box.top - preview.offsetHeight - 8) + scrollY}px`
}
all('a.reference, .note-mark a').forEach(link => {
  link.addEventListener('mouseenter', () => show(link))
  link.addEventListener('mouseleave', hide)
  link.addEventListener('focus', () => show(link))
  link.addEventListener('blur', hide)
})
addEventListener('keydown', event => { if (event.key === 'Escape') hide() })

// Animated figures: play, pause, drag, arrow keys
const still = matchMedia('(prefers-reduced-motion: reduce)')
all('svg[data-duration]').forEach(svg => {
  const duration = +svg.dataset.duration
  const times = (svg.dataset.times || '0 1').split(' ').map(Number)
  const labels = (svg.dataset.labels || '').split('|')
  const captions = (svg.dataset.captions || '').split('|')
  if (!(duration > 0)) return
  const last = times.length - 1
  const figure = svg.closest('figure')?.querySelector('figcaption .number')?.textContent || 'the animation'
  const play = make('button', { type: 'button' })
  const slider = make('input', { type: 'range', min: 0, max: last, step: 1 })
  const label = make('output')
  // What the slider says would otherwise be said twice, and at each moment while the animation plays
  label.setAttribute('aria-live', 'off')
  slider.setAttribute('aria-label', `Moment of ${figure}`)
  const nearest = time => times.reduce((best, t, i) => Math.abs(t - time) < Math.abs(times[best] - time) ? i : best, 0)
  const write = i => {
    slider.value = i
    label.textContent = labels[i] || ''
    slider.setAttribute('aria-valuetext', [labels[i], captions[i]].filter(Boolean).join(': '))
    // Without motion the picture can still be stepped through; at its end, as in print, it is the still one
    svg.classList.toggle('stepped', i < last)
  }
  const name = () => {
    play.textContent = svg.animationsPaused() ? 'Play' : 'Pause'
    play.setAttribute('aria-label', `${play.textContent} ${figure}`)
  }
  // The clock of a picture has fewer digits than a number here: 16.8 s are read as 16.799999
  // A viewport inside the picture, which cuts what leaves the axes, has a clock of its own
  const clocks = [svg, ...all('svg', svg)]
  const seek = time => clocks.forEach(clock => { clock.pauseAnimations(); clock.setCurrentTime(time) })
  const isOver = () => svg.getCurrentTime() >= duration - 1e-3
  const tick = () => {
    if (svg.animationsPaused()) return
    write(nearest(Math.min(svg.getCurrentTime() / duration, 1)))
    if (isOver()) seek(duration); else requestAnimationFrame(tick)
    name()
  }
  const goTo = i => { seek(times[i] * duration); write(i); name() }
  const toggle = () => {
    if (!svg.animationsPaused()) return goTo(+slider.value)
    seek(isOver() ? 0 : svg.getCurrentTime())
    clocks.forEach(clock => clock.unpauseAnimations())
    requestAnimationFrame(tick)
    name()
  }
  const adapt = () => { play.hidden = still.matches; goTo(last) }
  play.addEventListener('click', toggle)
  slider.addEventListener('input', () => goTo(+slider.value))
  slider.addEventListener('keydown', event => {
    const pages = { PageUp: 1, PageDown: -1 }[event.key]
    if (!pages && event.key !== ' ') return
    event.preventDefault()
    if (!pages) return still.matches ? undefined : toggle()
    const stride = Math.max(2, Math.round(times.length / 8))
    goTo(Math.min(Math.max(+slider.value + pages * stride, 0), last))
  })
  svg.parentElement.after(make('div', { className: 'scrubber' }, play, slider, label))
  still.addEventListener('change', adapt)
  adapt()
})

// Values under the pointer, or under the finger that taps
const number = text => +text.replace('×10^', 'e')
const scale = text => {
  const [kind, low, high, start, end] = text.split(' ').map((part, i) => i ? number(part) : part)
  const [name, threshold] = kind.split(':').map((part, i) => i ? number(part) : part)
  const forward = name === 'log' ? Math.log : name === 'symlog' ? v => Math.sign(v) * Math.log1p(Math.abs(v) / threshold) : v => v / 2
  return v => start + (forward(v) - forward(low)) / (forward(high) - forward(low)) * (end - start)
}
const raised = power => [...power.replace('+', '')].map(c => '⁻⁰¹²³⁴⁵⁶⁷⁸⁹'['-0123456789'.indexOf(c)]).join('')
const isExtreme = number => number && (Math.abs(number) >= 1e15 || Math.abs(number) < 1e-4)
const readable = number => {
  const [mantissa, power] = isExtreme(number) ? number.toExponential().split('e') : [number.toLocaleString('en', { maximumSignificantDigits: 15, useGrouping: 'min2' })]
  return mantissa.replace('-', '−') + (power ? `×10${raised(power)}` : '')
}
const tip = make('div', { className: 'reading', hidden: true })
tip.setAttribute('aria-hidden', 'true')
document.body.append(tip)
let rings = []
const endReading = () => { tip.hidden = true; rings.forEach(ring => ring.remove()); rings = [] }
const ring = (panel, path, x, y) => {
  const circle = document.createElementNS('http://www.w3.org/2000/svg', 'circle')
  Object.entries({ class: 'ring', cx: x, cy: y, r: 3.5, fill: getComputedStyle(path).stroke }).forEach(([name, value]) => circle.setAttribute(name, value))
  panel.append(circle)
  rings.push(circle)
}
const plot = panel => {
  const paths = all('[data-points]', panel)
  const [left, top, width, height] = panel.dataset.frame.split(' ').map(Number)
  const bands = panel.dataset.bands?.split('|')
  let parsed
  return {
    panel, left, top, right: left + width, bottom: top + height,
    x: scale(panel.dataset.x), y: scale(panel.dataset.y), label: panel.dataset.xLabel || 'x', height: panel.dataset.yLabel || 'y',
    place: number => bands?.[number] ?? readable(number),
    get lines() {
      return parsed ??= paths.map(path => ({ path, name: path.dataset.series || '', turns: path.dataset.turns, points: path.dataset.points.split(' ').map(point => point.split(',').map(number)) }))
    },
  }
}
const encircle = ({ panel, left, top, right, bottom, x, y }, { path }, [here, value]) => {
  const [cx, cy] = [x(here), y(value)]
  if (cx >= left - 1 && cx <= right + 1 && cy >= top - 1 && cy <= bottom + 1) ring(panel, path, cx, cy)
}
const least = (items, size) => items.reduce((a, b) => size(b) < size(a) ? b : a)
// Of lines from left to right the values above one place along x
const readAlong = (plot, lines, at) => {
  const distance = point => Math.abs(plot.x(point[0]) - at.x)
  const nearest = line => least(line.points, distance)
  const middle = least(lines.map(nearest), distance)[0]
  const rows = lines.filter(({ points }) => points[0][0] <= middle && middle <= points.at(-1)[0]).map(line => {
    const [here, value] = nearest(line)
    encircle(plot, line, [here, value])
    return `${line.name}  ${readable(value)}${here === middle ? '' : ` at ${plot.place(here)}`}`
  })
  return [`${plot.label} ${plot.place(middle)}`, ...rows]
}
// Of lines that turn back the point nearest to the pointer
const readAround = (plot, lines, at) => {
  const distance = ({ point }) => Math.hypot(plot.x(point[0]) - at.x, plot.y(point[1]) - at.y)
  const { line, point } = least(lines.map(line => least(line.points.map(point => ({ line, point })), distance)), distance)
  encircle(plot, line, point)
  return [line.name === plot.height ? '' : line.name, `${plot.label} ${plot.place(point[0])}`, `${plot.height} ${readable(point[1])}`].filter(Boolean)
}
const read = (plot, at) => [[readAlong, line => !line.turns], [readAround, line => line.turns]].flatMap(([reading, isOne]) => {
  const lines = plot.lines.filter(isOne)
  return lines.length ? reading(plot, lines, at) : []
}).join('\n')
const setTip = (text, event) => {
  tip.textContent = text
  tip.hidden = false
  const { clientWidth, clientHeight } = root
  const isRoomy = event.clientX + 12 + tip.offsetWidth <= clientWidth - 4
  const isBelow = event.pointerType !== 'touch' && event.clientY + 12 + tip.offsetHeight <= clientHeight - 4
  tip.style.left = `${Math.max(4, Math.min(isRoomy ? event.clientX + 12 : event.clientX - 12 - tip.offsetWidth, clientWidth - 4 - tip.offsetWidth))}px`
  tip.style.top = `${Math.max(4, isBelow ? event.clientY + 12 : event.clientY - (event.pointerType === 'touch' ? 28 : 12) - tip.offsetHeight)}px`
}
all('.picture svg').forEach(svg => {
  const plots = all('.np-panel', svg).filter(panel => panel.querySelector('[data-points]')).map(plot)
  if (!plots.length) return
  svg.classList.add('readable')
  const follow = event => {
    endReading()
    const p = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse())
    const under = plots.find(({ left, top, right, bottom }) => p.x >= left && p.x <= right && p.y >= top && p.y <= bottom)
    if (under) setTip(read(under, p), event)
  }
  svg.addEventListener('pointermove', follow)
  svg.addEventListener('pointerdown', follow)
  // A finger is lifted at once; what it showed stays until the next tap
  svg.addEventListener('pointerleave', event => { if (event.pointerType !== 'touch') endReading() })
})
addEventListener('pointerdown', event => { if (!event.target.closest?.('svg.readable')) endReading() })
addEventListener('scroll', endReading, { capture: true, passive: true })
addEventListener('keydown', event => { if (event.key === 'Escape') endReading() })

// Search over the whole book
const form = document.querySelector('form.search')
if (form) {
  form.hidden = false
  const input = form.querySelector('input')
  const results = document.querySelector('.results')
  // Letters count without their marks and case, one for one, so that places in the folded text are places in the text
  const fold = text => text.replace(/[^\0-\x7f]/g, c => c.normalize('NFD')[0]).toLowerCase()
  let entries
  const book = () => entries ??= (window.bookText || []).map(([link, title, text]) => {
    const [name, words] = [title.normalize('NFC'), text.normalize('NFC')]
    return { link, title: name, text: words, low: fold(words), high: fold(name) }
  })
  // Words, and phrases in quotation marks
  const wanted = query => [...fold(query.normalize('NFC')).matchAll(/["“”„]([^"“”„]+)["“”„]?|[^\s"“”„]+/g)].map(m => (m[1] ?? m[0]).trim().replace(/\s+/g, ' ')).filter(Boolean)
  const find = () => {
    const words = wanted(input.value)
    results.replaceChildren()
    if (!words.length) return
    const hits = book().map(({ link, title, text, low, high }) => {
      if (!words.every(word => low.includes(word) || high.includes(word))) return
      const at = Math.max(0, low.indexOf(words.find(word => low.includes(word)) ?? ''))
      const score = words.reduce((sum, word) => sum + (high.includes(word) ? 10 : 0) + low.split(word).length - 1, 0)
      return { link, title, score, text: (at > 60 ? '…' : '') + text.slice(Math.max(0, at - 60), at + 140) + (at + 140 < text.length ? '…' : '') }
    }).filter(Boolean).sort((a, b) => b.score - a.score).slice(0, 20)
    results.append(...(hits.length ? hits.map(hit => make('p', {}, make('a', { href: hit.link, textContent: hit.title }), make('span', { textContent: hit.text }))) : [make('p', { textContent: 'Nothing found.' })]))
  }
  form.addEventListener('submit', event => { event.preventDefault(); find() })
  input.addEventListener('input', find)
  if (location.hash === '#search') addEventListener('load', () => input.focus())
}
