// A button that copies the address beside it.
comforts.push(() => {
  for (const button of main.querySelectorAll("button[data-copy][hidden]")) {
    button.hidden = !navigator.clipboard
    button.onclick = async () => {
      await navigator.clipboard.writeText(button.dataset.copy)
      const said = button.textContent
      button.textContent = words.copied
      setTimeout(() => { button.textContent = said }, 2000)
    }
  }
})
