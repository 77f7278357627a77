// What is known to change by itself waits in templates: at its instant, each takes the place of what stands before it. It stands
// in a comment there, since text browsers show what is in templates.
{
  let timer
  const flip = () => {
    let next = Infinity, flipped
    for (const later of main.querySelectorAll("template[data-at]")) {
      const at = Date.parse(later.dataset.at)
      if (at > now()) next = Math.min(next, at)
      else {
        const fresh = document.createElement("template")
        fresh.innerHTML = later.content.firstChild?.data ?? ""
        later.previousElementSibling.replaceWith(fresh.content)
        later.remove()
        flipped = true
      }
    }
    clearTimeout(timer)
    timer = setTimeout(flip, Math.min(next - now(), 60 * MINUTE) + 50)
    if (!flipped) return
    const answer = main.querySelector(".answer h1")
    if (answer) document.title = answer.textContent + document.title.slice(document.title.indexOf(" · "))
    show()
  }
  comforts.push(flip)
}
