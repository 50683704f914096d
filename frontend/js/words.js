// The few sentences that scripts say themselves, in the language of the page.
const english = document.documentElement.lang.startsWith("en");

const WORDS = {
  draftSaved: ["草稿已保存 ", "Draft saved "],
  failed: [
    "没有保存成功，可能是网络不好。写的内容还在，请再试一次",
    "Not saved, perhaps the network is poor. What you wrote is kept, please try again",
  ],
  readOn: ["朗读", "Read aloud"],
  readOff: ["停止朗读", "Stop reading"],
  copied: ["已复制", "Copied"],
};

export const word = (name) => WORDS[name][english ? 1 : 0];

const unit = (n, zh, en) => `${n} ${english ? en + (n === 1 ? "" : "s") : zh}`;

// The two largest units, as jielin/ui/spoken.py says them.
export function lengthOf(seconds) {
  const minutes = Math.max(1, Math.floor(Math.abs(seconds) / 60));
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  const rest = minutes % 60;
  return [
    days && unit(days, "天", "day"),
    hours && unit(hours, "小时", "hour"),
    !days && rest && unit(rest, "分钟", "minute"),
  ].filter(Boolean).join(" ");
}

export function leftOf(seconds) {
  const length = lengthOf(seconds);
  if (english) return seconds >= 0 ? `${length} left` : `${length} overdue`;
  return seconds >= 0 ? `还有 ${length}` : `已超时 ${length}`;
}
