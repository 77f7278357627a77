// What every comfort needs: the page as it was served, its language, the right time, and a way to run again on what is shown anew.
const main = document.querySelector("main"), served = main.innerHTML, { lang } = document.documentElement
// The reader's own variety of the page's language, with the figures and the calendar that the page has.
const variety = navigator.languages.find(own => own.split("-")[0] == lang) ?? lang
const language = new Intl.Locale(variety, { calendar: "gregory", numberingSystem: "latn" }).toString()
const news = document.getElementById("news"), words = news.dataset, comforts = [], MINUTE = 6e4
// A page cannot be read before it was made: where the clock says so, the page's own time counts.
const stamp = main.querySelector("[data-now]")?.dataset.now ?? main.querySelector(".timeline time")?.dateTime
const made = Date.parse(stamp)
let skew = Math.max(0, made - Date.now()) || 0
const now = () => Date.now() + skew
const show = () => { for (const comfort of comforts) comfort() }
// What the network says, or an error.
const get = async url => {
  const answer = await fetch(url, { cache: "no-cache" })
  if (!answer.ok) throw answer
  return answer
}
const parsed = text => new DOMParser().parseFromString(text, "text/html")
