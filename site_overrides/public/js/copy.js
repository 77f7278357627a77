// A button that copies the text beside it. Where the browser refuses that, it selects the text: a key copies it then.
comforts.push(() => {
  for (const button of main.querySelectorAll("[data-copy][hidden]")) {
    const said = button.textContent
    button.hidden = !navigator.clipboard
    button.ariaLive = "polite"
    button.onclick = async () => {
      try {
        await navigator.clipboard.writeText(button.dataset.copy)
        button.textContent = words.copied
        setTimeout(() => { button.textContent = said }, 2000)
      } catch {
        getSelection().selectAllChildren(button.previousElementSibling ?? main.querySelector(".wide"))
      }
    }
  }
})
