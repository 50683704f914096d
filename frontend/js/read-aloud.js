// 朗读: reads the main region; the button stays hidden where the browser cannot speak.
import { word } from "./words.js";

const voice = window.speechSynthesis;

function say(button) {
  voice.cancel();
  const on = button.getAttribute("aria-pressed") !== "true";
  if (on) {
    const speech = new SpeechSynthesisUtterance(document.getElementById("main").innerText);
    speech.lang = document.documentElement.lang.startsWith("en") ? "en" : "zh-CN";
    speech.rate = 0.9;
    speech.onend = () => show(button, false);
    voice.speak(speech);
  }
  show(button, on);
}

function show(button, on) {
  button.setAttribute("aria-pressed", on);
  button.querySelector("span").textContent = word(on ? "readOff" : "readOn");
}

if (voice) {
  document.querySelectorAll("[data-read]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => say(button));
  });
  window.addEventListener("pagehide", () => voice.cancel());
}
