// 语音说: records up to a minute and sends it; the button stays hidden where nothing can be recorded.
// <div data-voice="/address" data-recording="… {} …" data-sending data-failed data-refused>
const LONGEST = 60;
const TYPES = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];
const field = document.querySelector("[data-voice]");
const button = field?.querySelector("button[data-start]");
const note = field?.querySelector("[data-voice-note]");
let recorder = null;

function show(isOn) {
  button.setAttribute("aria-pressed", isOn);
  button.querySelector("span").textContent = isOn ? button.dataset.stop : button.dataset.start;
}

async function send(parts, type) {
  note.textContent = field.dataset.sending;
  const form = new FormData();
  form.append("csrfmiddlewaretoken", field.closest("form").elements.csrfmiddlewaretoken.value);
  form.append("voice", new Blob(parts, { type }), "voice");
  try {
    const answer = await fetch(field.dataset.voice, { method: "POST", body: form });
    const text = await answer.text();
    if (answer.ok) field.querySelector("[data-voice-kept]").innerHTML = text;
    note.textContent = answer.ok ? "" : answer.status === 422 ? text : field.dataset.failed;
  } catch {
    note.textContent = field.dataset.failed;
  }
}

async function start() {
  let stream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch {
    note.textContent = field.dataset.refused;
    return;
  }
  const mimeType = TYPES.find((one) => MediaRecorder.isTypeSupported(one));
  recorder = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: 32000 });
  const parts = [];
  let left = LONGEST;
  const tell = () => { note.textContent = field.dataset.recording.replace("{}", left); };
  const clock = setInterval(() => { left -= 1; left > 0 ? tell() : recorder.stop(); }, 1000);
  recorder.ondataavailable = ({ data }) => data.size && parts.push(data);
  recorder.onstop = () => {
    clearInterval(clock);
    stream.getTracks().forEach((track) => track.stop());
    show(false);
    send(parts, recorder.mimeType);
  };
  recorder.start();
  tell();
  show(true);
}

if (field && window.MediaRecorder && navigator.mediaDevices?.getUserMedia) {
  button.hidden = false;
  button.addEventListener("click", () => (recorder?.state === "recording" ? recorder.stop() : start()));
}
