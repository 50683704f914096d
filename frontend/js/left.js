// Keeps "还有 1 天 9 小时" true while the page stays open.
import { leftOf } from "./words.js";

// The server's clock decides, also when it tells another day: its shift is on the page.
const shift = Number(document.body.dataset.now || 0) * 1000 || Date.now();
const opened = Date.now();
const now = () => shift + Date.now() - opened;

function update() {
  document.querySelectorAll("[data-left]").forEach((one) => {
    const seconds = (Date.parse(one.dateTime) - now()) / 1000;
    one.textContent = leftOf(seconds);
    one.classList.toggle("late", seconds < 0);
  });
}

if (document.querySelector("[data-left]")) setInterval(update, 60000);
