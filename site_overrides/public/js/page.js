// What every comfort needs: the page as it was served, its language, the right time, and a way to run again on what is shown anew.
const main = document.querySelector("main"), served = main.innerHTML, { lang } = document.documentElement
const language = navigator.languages.find(own => own.split("-")[0] == lang) ?? lang
const words = document.getElementById("news").dataset, comforts = [], MINUTE = 6e4
// A page cannot be read before it was made: where the clock says so, the page's own time counts.
const stamp = main.querySelector("[data-now]")?.dataset.now ?? main.querySelector(".timeline time")?.dateTime
const made = Date.parse(stamp)
let skew = Math.max(0, made - Date.now()) || 0
const now = () => Date.now() + skew
const show = () => { for (const comfort of comforts) comfort() }
