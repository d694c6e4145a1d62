// Two small helps; every page works without them.
const problem = document.getElementById('problem')
if (problem) problem.focus()

// A second press of a button while the first is on its way would ask twice.
for (const form of document.forms) {
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent) event.preventDefault()
    form.dataset.sent = 'yes'
  })
}
window.addEventListener('pageshow', () => {
  for (const form of document.forms) delete form.dataset.sent
})
