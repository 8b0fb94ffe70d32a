// Runs before the page is painted, so that the chosen theme does not flash.
try {
  const theme = localStorage.getItem('theme')
  if (theme) {
    document.documentElement.dataset.theme = theme
    document.documentElement.style.colorScheme = theme
  }
} catch {}
