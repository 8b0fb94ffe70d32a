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
const scrolling = all('pre, .table, .equation, .scrolls')
const fit = () => {
  const room = formula => formula.closest('p, li, h1, h2, h3, h4, h5, h6, figcaption, div').clientWidth
  const wide = new Set(formulas.filter(formula => all('.base', formula).some(base => base.offsetWidth > room(formula))))
  formulas.forEach(formula => { formula.classList.toggle('long', wide.has(formula)); if (!wide.has(formula)) formula.removeAttribute('tabindex') })
  const boxes = [...scrolling, ...wide].map(box => ({ box, isCut: box.scrollWidth > box.clientWidth + 1 }))
  for (const { box, isCut } of boxes) if (isCut) box.tabIndex = 0; else box.removeAttribute('tabindex')
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
all('svg[data-duration]').forEach(svg => {
  const duration = +svg.dataset.duration
  const times = (svg.dataset.times || '0 1').split(' ').map(Number)
  const labels = (svg.dataset.labels || '').split('|')
  const captions = (svg.dataset.captions || '').split('|')
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
  if (!(duration > 0)) return
  const play = make('button', { type: 'button' })
  const slider = make('input', { type: 'range', min: 0, max: times.length - 1, step: 1 })
  const label = make('output')
  slider.setAttribute('aria-label', 'Moment of the animation')
  const nearest = time => times.reduce((best, t, i) => Math.abs(t - time) < Math.abs(times[best] - time) ? i : best, 0)
  // Without motion the picture can still be stepped through; at its end, as in print, it is the still one
  const showStep = i => {
    const isEnd = i === times.length - 1
    all('.np-anim', svg).forEach(part => { part.style.display = isEnd ? '' : 'inline' })
    all('.np-still', svg).forEach(part => { part.style.display = isEnd ? '' : 'none' })
  }
  const write = i => {
    slider.value = i
    label.textContent = labels[i] || ''
    slider.setAttribute('aria-valuetext', [labels[i], captions[i]].filter(Boolean).join(': '))
    if (isStill) showStep(i)
  }
  const name = () => { play.textContent = svg.animationsPaused() ? 'Play' : 'Pause' }
  // The clock of a picture has fewer digits than a number here: 16.8 s are read as 16.799999
  const isOver = () => svg.getCurrentTime() >= duration - 1e-3
  const tick = () => {
    const time = svg.getCurrentTime() / duration
    write(nearest(Math.min(time, 1)))
    if (isOver()) svg.pauseAnimations()
    name()
    if (!svg.animationsPaused()) requestAnimationFrame(tick)
  }
  play.addEventListener('click', () => {
    if (svg.animationsPaused()) {
      if (isOver()) svg.setCurrentTime(0)
      svg.unpauseAnimations()
      tick()
    } else { svg.pauseAnimations(); name() }
  })
  const goTo = i => { svg.pauseAnimations(); svg.setCurrentTime(times[i] * duration); write(i); name() }
  slider.addEventListener('input', () => goTo(+slider.value))
  slider.addEventListener('keydown', event => {
    const pages = { PageUp: 1, PageDown: -1 }[event.key]
    if (!pages) return
    event.preventDefault()
    const stride = Math.max(2, Math.round(times.length / 8))
    goTo(Math.min(Math.max(+slider.value + pages * stride, 0), times.length - 1))
  })
  svg.after(make('div', { className: 'scrubber' }, ...isStill ? [] : [play], slider, label))
  svg.pauseAnimations()
  svg.setCurrentTime(duration)
  write(times.length - 1)
  name()
})

// Values under the pointer
const scale = text => {
  const [kind, low, high, start, end] = text.split(' ').map((part, i) => i ? +part : part)
  const [name, threshold] = kind.split(':')
  const forward = name === 'log' ? Math.log : name === 'symlog' ? v => Math.sign(v) * Math.log1p(Math.abs(v) / threshold) : v => v
  return v => start + (forward(v) - forward(low)) / (forward(high) - forward(low)) * (end - start)
}
const isExtreme = number => number && (Math.abs(number) >= 1e15 || Math.abs(number) < 1e-6)
const readable = number => (isExtreme(number) ? number.toExponential(4).replace(/\.?0*e\+?/, ' × 10^') : number.toLocaleString('en', { maximumSignificantDigits: 15 })).replaceAll('-', '−')
const points = path => {
  const units = (path.dataset.units || '0 0').split(' ')
  return path.dataset.points.split(' ').map(point => point.split(',').map((number, i) => Number(`${number}e${units[i]}`)))
}
all('.picture svg .np-panel').forEach(panel => {
  const x = scale(panel.dataset.x || '')
  const lines = all('[data-points]', panel).map(path => ({ name: path.dataset.series || '', points: points(path) }))
  if (!lines.length) return
  const svg = panel.ownerSVGElement
  const [left, top, width, height] = panel.dataset.frame.split(' ').map(Number)
  const tip = make('div', { className: 'reading', hidden: true })
  svg.parentElement.append(tip)
  svg.addEventListener('pointermove', event => {
    const p = new DOMPoint(event.clientX, event.clientY).matrixTransform(panel.getScreenCTM().inverse())
    tip.hidden = p.x < left || p.x > left + width || p.y < top || p.y > top + height
    if (tip.hidden) return
    const distance = point => Math.abs(x(point[0]) - p.x)
    const nearest = line => line.points.reduce((a, b) => distance(b) < distance(a) ? b : a)
    const place = lines.map(nearest).reduce((a, b) => distance(b) < distance(a) ? b : a)[0]
    const goesOn = line => line.points[0][0] <= place && place <= line.points.at(-1)[0]
    const read = line => {
      const [at, value] = nearest(line)
      return `${line.name}  ${readable(value)}${at === place ? '' : ` at ${readable(at)}`}`
    }
    tip.textContent = [`${panel.dataset.xLabel || 'x'} ${readable(place)}`, ...lines.filter(goesOn).map(read)].join('\n')
    const box = svg.parentElement.getBoundingClientRect()
    tip.style.left = `${Math.min(event.clientX - box.left + 12, box.width - tip.offsetWidth)}px`
    tip.style.top = `${event.clientY - box.top + 12}px`
  })
  svg.addEventListener('pointerleave', () => { tip.hidden = true })
})

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
